import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProgressReadingRow } from './progress-row.js';

/** Something a project must reach. The baseline is what was promised first and never changes. */
@Entity('milestones')
export class MilestoneRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  /** Names the plan fact it was made from; null when a person made it. */
  @Column('text', { nullable: true }) sourceKey: string | null;
  @Column('text') name: string;
  @Column('date') baselineOn: string;
  @Column('date') forecastOn: string;
  @Column('date', { nullable: true }) actualOn: string | null;
  @Column('text', { nullable: true }) explanation: string | null;
  /** True when the day is deduced (end of the plan period), not stated by the plan. */
  @Column('boolean') derived: boolean;
  @Column('integer') version: number;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
}

/** One state that a milestone had. */
@Entity('milestone_changes')
export class MilestoneChangeRow {
  @PrimaryColumn('uuid') milestoneId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @PrimaryColumn('integer') version: number;
  @Column('date') forecastOn: string;
  @Column('date', { nullable: true }) actualOn: string | null;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

export const milestoneEntities = [MilestoneRow, MilestoneChangeRow, ProgressReadingRow];
