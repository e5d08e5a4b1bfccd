import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A project that goes on in another plan. Amount in fen. */
@Entity('plan_carry_overs')
export class PlanCarryOverRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') fromPlan: string;
  @Column('text') toPlan: string;
  @Column('bigint', { nullable: true }) figureFen: bigint | null;
  @Column('text') reason: string;
  @Column('text') document: string;
  @Column('date') effectiveOn: string;
  @Column('text') decidedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** An approved adjustment of what is planned for a plan's period, fen. */
@Entity('period_figures')
export class PeriodFigureRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') planCode: string;
  @Column('integer') number: number;
  @Column('bigint') amountFen: bigint;
  @Column('text') reason: string;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** An approved adjustment of a target; values are exact decimal texts. */
@Entity('target_adjustments')
export class TargetAdjustmentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') planCode: string;
  @Column('text') targetId: string;
  @Column('integer') number: number;
  @Column('numeric') value: string;
  @Column('numeric', { nullable: true }) valueTo: string | null;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('text') reason: string;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

export const membershipEntities = [PlanCarryOverRow, PeriodFigureRow, TargetAdjustmentRow];
