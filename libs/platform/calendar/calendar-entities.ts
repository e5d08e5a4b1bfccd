import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `calendar_years`: one version of the working calendar of a year. */
@Entity('calendar_years')
export class CalendarYearRow {
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('integer') version: number;
  @Column('text') source: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `calendar_days`: a public holiday or a make-up day (working day on a weekend) in one
 * version of a year's calendar.
 */
@Entity('calendar_days')
export class CalendarDayRow {
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('integer') version: number;
  @PrimaryColumn('date') day: Day;
  @Column('text') kind: string;
  @Column('text') name: string;
}
