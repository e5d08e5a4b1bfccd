import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `alert_rules`: a version of an alert rule. */
@Entity('alert_rules')
export class AlertRuleRow {
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('integer') version: number;
  @Column('date') validFrom: Day;
  @Column('date', { nullable: true }) validTo: Day | null;
  @Column('text') severity: string;
  @Column('jsonb') parameters: unknown;
  @Column('text') source: string;
  @Column('jsonb') recipients: unknown;
  @Column('jsonb') escalation: unknown;
  @Column('text') sentenceZh: string;
  @Column('text') sentenceEn: string;
  @Column('text', { nullable: true }) proposedBy: string | null;
  @Column('text', { nullable: true }) approvedBy: string | null;
}

/** Row of table `alert_rule_proposals`: a change request for an alert rule. */
@Entity('alert_rule_proposals')
export class AlertRuleChangeRequestRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('boolean') ends: boolean;
  @Column('date') validFrom: Day;
  @Column('text') severity: string;
  @Column('jsonb') parameters: unknown;
  @Column('jsonb') recipients: unknown;
  @Column('jsonb') escalation: unknown;
  @Column('text') source: string;
  @Column('text') reason: string;
  @Column('text') sentenceZh: string;
  @Column('text') sentenceEn: string;
  @Column('text') state: string;
  @Column('text') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer', { nullable: true }) ruleVersion: number | null;
  @Column('integer') version: number;
}
