import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `progress_readings`: the physical progress of a project on a day, in hundredths of a
 * per cent and as a description. Rows are never changed: a correction is a new row for the same
 * day.
 */
@Entity('progress_readings')
export class ProgressReadingRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('date') readOn: string;
  @Column('integer') hundredths: number;
  @Column('text') words: string;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
