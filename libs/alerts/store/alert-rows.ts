import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LeadOrganisation } from '#projects';
import { AlertExplanationRow } from './explanations.js';
import type { AlertState } from '../rules/alert-moves.js';
import type { RuleCode } from '../rules/all-rules.js';
import type { Inputs, Severity } from '../rules/evaluation-result.js';
import {
  AcknowledgeLinkRow,
  AlertEventRow,
  EvaluationCacheRow,
  RuleGapRow,
  ScanSlotRow,
} from './alert-life-entities.js';
import {
  AlertChannelRow,
  AlertPreferenceRow,
  ChannelMessageRow,
  ChangeRequestNotificationRow,
  SupervisionNotificationRow,
  ReturnNotificationRow,
  InheritedAssignmentRow,
  NotificationRow,
} from './notification-entities.js';
import { SelfCheckRow, SystemAlarmRow } from './operation-entities.js';
import { AlertRuleChangeRequestRow, AlertRuleRow } from './rule-entities.js';

/**
 * Row of table `alerts`. Days are in the city's time zone; `inputs` are the values from which the
 * rule concluded that the alert must be raised, with amounts in fen as text.
 */
@Entity('alerts')
export class AlertRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') rule: RuleCode;
  @Column('integer') ruleVersion: number;
  @PrimaryColumn('uuid') projectId: string;
  @LeadOrganisation() unitId: string;
  @Column('text') episodeKey: string;
  @Column('text') severity: Severity;
  @Column('integer') level: number;
  @Column('text') state: AlertState;
  @Column('date') raisedOn: string;
  @Column('timestamptz') raisedAt: Date;
  @Column('jsonb') inputs: Inputs;
  @Column('text', { nullable: true }) acknowledgedBy: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('date', { nullable: true }) committedOn: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('date', { nullable: true }) snoozedUntil: string | null;
  @Column('date') openSince: string;
  @Column('integer') escalatedStep: number;
  @Column('date', { nullable: true }) resolvedOn: string | null;
  @Column('integer') version: number;
  /** Step of the most recent reminder that was sent about the alert. */
  @Column({ type: 'integer', select: false, insert: false, update: false }) remindedStep?: number;
}

export const alertEntities = [
  AlertRow,
  AlertRuleRow,
  AlertRuleChangeRequestRow,
  AlertEventRow,
  AcknowledgeLinkRow,
  RuleGapRow,
  EvaluationCacheRow,
  ScanSlotRow,
  AlertPreferenceRow,
  AlertChannelRow,
  ChannelMessageRow,
  NotificationRow,
  ChangeRequestNotificationRow,
  SupervisionNotificationRow,
  ReturnNotificationRow,
  InheritedAssignmentRow,
  SystemAlarmRow,
  SelfCheckRow,
  AlertExplanationRow,
];
