import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reading is about: a target of a plan item, or a headline indicator. */
export const MEASURES = ['target', 'indicator'] as const;
export type MeasureKind = (typeof MEASURES)[number];

/**
 * Row of table `readings`: the value of a target or an indicator on a day. Rows are never changed:
 * of several readings of one day the last recorded one counts.
 */
@Entity('readings')
export class ReadingRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') planCode: string;
  @Column('text') measureKind: MeasureKind;
  /** Id of the target, or number of the indicator as text. */
  @Column('text') measureId: string;
  /** Decimal text. */
  @Column('numeric') value: string;
  @Column('date') readOn: string;
  @Column('text') source: string;
  @Column('uuid', { nullable: true }) documentId: string | null;
  @Column('uuid') changeRequestId: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

export const readingEntities = [ReadingRow];
