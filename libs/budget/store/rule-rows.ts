import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `budget_rules`: a version of a budget rule. */
@Entity('budget_rules')
export class BudgetRuleRow {
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('integer') version: number;
  @Column('date') validFrom: Day;
  @Column('date', { nullable: true }) validTo: Day | null;
  @Column('jsonb') parameters: unknown;
  @Column('text') source: string;
  @Column('text') standing: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('text', { nullable: true }) endedBy: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) proposedBy: string | null;
  @Column('text', { nullable: true }) approvedBy: string | null;
}

/** Row of table `budget_rule_proposals`: a change request for a budget rule. */
@Entity('budget_rule_proposals')
export class BudgetRuleChangeRequestRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('date') validFrom: Day;
  @Column('jsonb') parameters: unknown;
  @Column('text') source: string;
  @Column('text') standing: string;
  @Column('text') reason: string;
  @Column('text') state: string;
  @Column('text') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer', { nullable: true }) ruleVersion: number | null;
  @Column('integer') version: number;
}
