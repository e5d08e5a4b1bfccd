import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NumberedFactRow } from './filed-fact-row.js';

/**
 * Columns common to {@link PlanCarryOverRow} and {@link PlanMembershipRow}. `figureFen` is the
 * amount planned for the plan's period, in fen; null when not known.
 */
abstract class PlanPlaceRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('bigint', { nullable: true }) figureFen: bigint | null;
  @Column('text') document: string;
  @Column('date') effectiveOn: string;
  @Column('text') decidedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `plan_carry_overs`: a decision that a project of one plan is continued in another.
 */
@Entity('plan_carry_overs')
export class PlanCarryOverRow extends PlanPlaceRow {
  @Column('text') fromPlan: string;
  @Column('text') toPlan: string;
  @Column('text') reason: string;
}

/** Row of table `plan_memberships`: a record that another plan also lists a project. */
@Entity('plan_memberships')
export class PlanMembershipRow extends PlanPlaceRow {
  @Column('text') planCode: string;
  @Column('text', { nullable: true }) place: string | null;
}

/**
 * Row of table `period_figures`: an approved adjustment of the amount planned for a project over
 * the period of a plan, in fen.
 */
@Entity('period_figures')
export class PeriodFigureRow extends NumberedFactRow {
  @Column('text') planCode: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') reason: string;
}

/**
 * Row of table `target_adjustments`: an approved adjustment of a plan target. Values are decimal
 * texts.
 */
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
