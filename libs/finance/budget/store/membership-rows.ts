import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NumberedFactRow } from './filed-fact-row.js';

/** Columns of a decision about a project's place in a plan. Amount in fen. */
abstract class PlanPlaceRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint', { nullable: true }) figureFen: bigint | null;
  @Column('text') document: string;
  @Column('date') effectiveOn: string;
  @Column('text') decidedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** The carry-over of a project into another plan. */
@Entity('plan_carry_overs')
export class PlanCarryOverRow extends PlanPlaceRow {
  @Column('text') fromPlan: string;
  @Column('text') toPlan: string;
  @Column('text') reason: string;
}

/** The membership of a project in another plan, without a carry-over. */
@Entity('plan_memberships')
export class PlanMembershipRow extends PlanPlaceRow {
  @Column('text') planCode: string;
  @Column('text', { nullable: true }) place: string | null;
}

/** An approved adjustment of the amount planned for a plan's period, fen. */
@Entity('period_figures')
export class PeriodFigureRow extends NumberedFactRow {
  @Column('text') planCode: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') reason: string;
}

/** An approved adjustment of a target. Values are exact decimal texts. */
@Entity('target_adjustments')
export class TargetAdjustmentRow extends NumberedFactRow {
  @Column('text') planCode: string;
  @Column('text') targetId: string;
  @Column('numeric') value: string;
  @Column('numeric', { nullable: true }) valueTo: string | null;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') reason: string;
}

export const membershipEntities = [
  PlanCarryOverRow,
  PlanMembershipRow,
  PeriodFigureRow,
  TargetAdjustmentRow,
];
