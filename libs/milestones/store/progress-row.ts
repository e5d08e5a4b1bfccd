import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Physical progress on a day, in hundredths of a per cent and in words. Rows never change: a
 * correction is another reading of the same day.
 */
@Entity('progress_readings')
export class ProgressReadingRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('date') readOn: string;
  @Column('integer') hundredths: number;
  @Column('text') words: string;
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
