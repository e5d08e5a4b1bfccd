import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Day } from '#values';
import type { Light } from '../rules/lights.js';

/** Row of table `alert_events`: an event in the life of an alert. */
@Entity('alert_events')
export class AlertEventRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: bigint;
  @PrimaryColumn('uuid') projectId: string;
  @Column('uuid') alertId: string;
  @Column('text') event: string;
  @Column('date') happenedOn: Day;
  @Column('timestamptz') recordedAt: Date;
  @Column('text') actorId: string;
  @Column('jsonb') facts: unknown;
}

/**
 * Row of table `acknowledge_links`: a link in a mail, with which the reader acknowledges an alert.
 * Only the hash of the link's token is stored.
 */
@Entity('acknowledge_links')
export class AcknowledgeLinkRow {
  @PrimaryColumn('char', { length: 64 }) tokenHash: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('uuid') alertId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/**
 * Row of table `rule_gaps`: a rule that could not be evaluated for a project, and what is missing.
 */
@Entity('rule_gaps')
export class RuleGapRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') rule: string;
  @Column('integer') ruleVersion: number;
  @PrimaryColumn('uuid') subjectId: string;
  @Column('text') state: string;
  @Column('jsonb') inputs: unknown;
  @Column('date') since: Day;
}

/**
 * Row of table `evaluation_cache`: the lights of a project's last evaluation, and
 * what they rest on, so that the evaluation is repeated only after a change.
 */
@Entity('evaluation_cache')
export class EvaluationCacheRow {
  @PrimaryColumn('uuid') projectId: string;
  @Column('date', { name: 'judged_on' }) evaluatedOn: Day;
  @Column('text') edition: string;
  @Column('text') stamp: string;
  @Column('date', { nullable: true }) standsUntil: Day | null;
  @Column('text') gaps: string;
  @Column('jsonb') lights: Light[];
}

/** Row of table `scan_slots`: the daily evaluation of all projects on one day. */
@Entity('scan_slots')
export class ScanSlotRow {
  @PrimaryColumn('date') slotOn: Day;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('integer', { nullable: true }) raised: number | null;
  @Column('integer', { nullable: true }) cleared: number | null;
}
