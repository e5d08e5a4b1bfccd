import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LeadOrganisation } from '#projects';
import type { Day } from '#values';
import type { Reason } from '../rules/reasons.js';
import { MilestoneChangeCountRow } from './milestone-change-count-row.js';
import { PlanDateNoticeRow } from './plan-date-notices.js';
import { MilestonePredecessorRow } from './predecessor-row.js';
import { ProgressReadingRow } from './progress-row.js';

/**
 * Row of table `milestones`: a milestone in its current state. `baselineOn` is the promised day, which
 * changes by a decision alone; `originalBaselineOn` is the day that was promised first.
 */
@Entity('milestones')
export class MilestoneRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @LeadOrganisation() unitId: string;
  /**
   * Key of the plan target, or of the end of the plan period, from which the milestone was created;
   * null when a user created the milestone.
   */
  @Column('text', { nullable: true }) sourceKey: string | null;
  @Column('text') name: string;
  @Column('date') baselineOn: string;
  @Column('date') originalBaselineOn: string;
  @Column('date') forecastOn: string;
  /** The baseline, or the forecast that was decided last; moves are added up from here. */
  @Column('date') decidedOn: string;
  /** The latest forecast since the baseline. */
  @Column('date') latestForecastOn: string;
  @Column('date', { nullable: true }) actualOn: string | null;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text', { nullable: true }) reason: Reason | null;
  /** Whether it is a key milestone (关键节点), of which larger moves are decided. */
  @Column('boolean') key: boolean;
  /** Share of the whole project in per cent. */
  @Column('numeric', { nullable: true }) weight: string | null;
  @Column('uuid', { nullable: true }) ownerPersonId: string | null;
  /**
   * True while the day is only inferred from a plan that states no day, and no person has confirmed
   * it. No alert is raised over it.
   */
  @Column('boolean') derived: boolean;
  /** True when the plan was read wrongly, so that there is no such milestone. */
  @Column('boolean') dropped: boolean;
  /** Value that was reached when it was met, in the unit of its target. */
  @Column('numeric', { nullable: true }) reached: string | null;
  @Column('integer') version: number;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
}

/**
 * Row of table `milestone_changes`: the state of a milestone after one change. The highest version
 * is the current state.
 */
@Entity('milestone_changes')
export class MilestoneChangeRow {
  @PrimaryColumn('uuid') milestoneId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') version: number;
  /** Null in states that were recorded before baselines could change. */
  @Column('date', { nullable: true }) baselineOn: string | null;
  @Column('date') forecastOn: string;
  @Column('date', { nullable: true }) actualOn: string | null;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('text', { nullable: true }) reason: Reason | null;
  @Column('boolean') derived: boolean;
  @Column('boolean') dropped: boolean;
  @Column('numeric', { nullable: true }) reached: string | null;
  /** Change request whose decision caused the state. */
  @Column('uuid', { nullable: true }) changeRequestId: string | null;
  @Column('text') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

/**
 * Row of table `milestone_move_limits`: by how many working days a key milestone may move without a
 * decision, from a day on. Rows are never changed; of several for one day the last one counts.
 */
@Entity('milestone_move_limits')
export class MilestoneMoveLimitRow {
  @PrimaryColumn('uuid') id: string;
  @Column('date') validFrom: Day;
  @Column('integer') workingDays: number;
  @Column('text') reason: string;
  /** Id of the person who set it, or the name of a service. */
  @Column('text') setBy: string;
  @Column('timestamptz') setAt: Date;
}

export const milestoneEntities = [
  MilestoneMoveLimitRow,
  MilestoneRow,
  MilestoneChangeRow,
  MilestoneChangeCountRow,
  MilestonePredecessorRow,
  ProgressReadingRow,
  PlanDateNoticeRow,
];
