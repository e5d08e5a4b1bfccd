import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProgressReadingRow } from './progress-row.js';

/** A milestone of a project. Its baseline is the day that was promised first and never changes. */
@Entity('milestones')
export class MilestoneRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  /** Key of the plan fact that the milestone was created from; null when a person created it. */
  @Column('text', { nullable: true }) sourceKey: string | null;
  @Column('text') name: string;
  @Column('date') baselineOn: string;
  @Column('date') forecastOn: string;
  @Column('date', { nullable: true }) actualOn: string | null;
  @Column('text', { nullable: true }) explanation: string | null;
  /** True when the day is deduced (the end of the plan period) and not stated by the plan. */
  @Column('boolean') derived: boolean;
  @Column('integer') version: number;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
}

/** A past or present state of a milestone. */
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
