import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { OutsideColumn, OutsideUnit } from '../rules/outside-column.js';
import type { OutsideDeadline } from '../rules/outside-deadline.js';

/**
 * Row of table `outside_systems`: how another system takes a month's figures, from a day on. Rows
 * are never changed: the newest one of a code that has begun holds.
 */
@Entity('outside_systems')
export class OutsideSystemRow {
  @PrimaryColumn('uuid') id: string;
  /** Also the name of the system in the ids by which others know a project. */
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('jsonb') columns: OutsideColumn[];
  @Column('text') unit: OutsideUnit;
  @Column('jsonb') deadline: OutsideDeadline;
  @Column('date') validFrom: Day;
  @Column('text') createdBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
}
