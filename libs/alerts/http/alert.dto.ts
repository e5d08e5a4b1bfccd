import { ApiProperty } from '@nestjs/swagger';
import { ALERT_STATES, type AlertState, SNOOZE_DAYS_MAX } from '../rules/alert-moves.js';
import {
  explain,
  isExplainable,
  RULE_CODES,
  type RuleCode,
  turnsGreenWhen,
} from '../rules/all-rules.js';
import type { WithExplanation } from '../queries/list-alerts.js';
import { SEVERITIES, type Severity } from '../rules/evaluation-result.js';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  IdField,
  IdListField,
  PageOf,
  PageQuery,
  TextField,
} from '#platform/http';

/**
 * Sort orders of the list of alerts: `newest` first, or `urgency`, which groups alerts by project
 * with the most urgent first.
 */
export const ALERT_ORDERS = ['newest', 'urgency'] as const;

/** Query that filters and sorts the list of alerts. */
export class AlertQuery extends PageQuery {
  @CodeField(ALERT_STATES, { optional: true, nullable: false }) state?: AlertState;
  @CodeField(RULE_CODES, { optional: true, nullable: false }) rule?: RuleCode;
  @CodeField(SEVERITIES, { optional: true, nullable: false }) severity?: Severity;
  @IdField({ optional: true, nullable: false }) projectId?: string;
  @CodeField(ALERT_ORDERS, {
    optional: true,
    nullable: false,
    description:
      'newest first by default; `urgency`: project by project, those with a red alert first, as in the daily digest',
  })
  order?: (typeof ALERT_ORDERS)[number];
}

/**
 * Request body that acknowledges an alert and states the day by which its cause will be resolved.
 */
export class AcknowledgementDto {
  @DayField({
    description:
      'today or later, at most three years; if it is not settled by then, the alert opens again',
    example: '2026-12-15',
  })
  committedOn: Day;
  @TextField({ max: 2000, lines: true, optional: true, example: '已协调施工单位增加作业面' })
  note?: string | null;
}

/**
 * Request body that puts off (snoozes) an alert. The alert opens again on the given day, or earlier
 * if it gets worse.
 */
export class SnoozeDto {
  @DayField({
    description: `after today and within ${SNOOZE_DAYS_MAX} days; on that day it opens again, earlier only if it gets worse`,
    example: '2026-12-01',
  })
  until: Day;
  @TextField({ max: 2000, lines: true, optional: true, example: '等待省级批复' }) note?:
    string | null;
}

/** Largest number of alerts in one request. */
const ALERTS_MAX = 100;

/**
 * Request body that acknowledges several alerts with the same day and note. Either all of them are
 * acknowledged or none.
 */
export class AcknowledgementsDto extends AcknowledgementDto {
  @IdListField({ max: ALERTS_MAX }) ids: string[];
}
export class SnoozesDto extends SnoozeDto {
  @IdListField({ max: ALERTS_MAX }) ids: string[];
}

/**
 * An alert with an explanation in the reader's language, the values that caused it, and the
 * conditions under which it would end.
 */
export class AlertDto {
  id: string;
  rule: RuleCode;
  /**
   * version of the rule that raised the alert
   * @example 1
   */
  ruleVersion: number;
  projectId: string;
  /** @example 杭州萧山国际机场三期改扩建工程 */
  projectName: string;
  /** @example sample-transport */
  unitId: string;
  severity: Severity;
  /**
   * level within the rule; people are notified again when it rises
   * @example 1
   */
  level: number;
  /**
   * open, acknowledged (with a day), snoozed (until a day), resolved (its cause is gone), or
   * superseded by another alert
   */
  state: AlertState;
  raisedOn: string;
  /** @example 节点“建成通车”应于 2025-12-31 完成，已逾期 327 天 */
  explanation: string;
  /** values from which the alert was calculated, as text: amounts in fen, days, counts */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { milestoneName: '建成通车', forecastOn: '2025-12-31' },
  })
  inputs: Record<string, string | null>;
  /**
   * conditions, each of which alone would end the alert; empty when the alert has ended
   * @example ["登记该节点的完成日期"]
   */
  turnsGreenWhen: string[];
  /** whether its cause can no longer be removed, so that an approved explanation ends it */
  explainable: boolean;
  /** id of the change request with an explanation that waits for a decision, or was returned */
  explanationRequestId: string | null;
  /** state of that change request; one that was returned is edited and submitted again */
  explanationRequestState: 'submitted' | 'returned' | null;
  /** name of the person who acknowledged the alert */
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  committedOn: string | null;
  note: string | null;
  /** day until which the alert is snoozed */
  snoozedUntil: string | null;
  /** day on which the alert was raised or last reopened */
  openSince: string;
  /**
   * number of the last escalation level carried out since `openSince`
   * @example 0
   */
  escalatedStep: number;
  resolvedOn: string | null;
  /** @example 1 */
  version: number;
}

/** A page of alerts. */
export class AlertPageDto extends PageOf(AlertDto) {}

/**
 * Converts an alert to its response DTO. The explanation of an open alert refers to `today`, that
 * of an ended alert to the day on which it ended.
 */
export function presentAlert(alert: WithExplanation, today: Day, language: Language): AlertDto {
  const live = alert.state !== 'resolved' && alert.state !== 'superseded';
  const seenFrom = live ? today : (alert.resolvedOn ?? today);
  return {
    id: alert.id,
    rule: alert.rule,
    ruleVersion: alert.ruleVersion,
    projectId: alert.projectId,
    projectName: alert.projectName,
    unitId: alert.unitId,
    severity: alert.severity,
    level: alert.level,
    state: alert.state,
    raisedOn: alert.raisedOn,
    explanation: explain(alert.rule, alert.inputs, seenFrom, language),
    inputs: { ...alert.inputs },
    turnsGreenWhen: live
      ? turnsGreenWhen(alert.rule, alert.inputs, today).map((condition) => condition[language])
      : [],
    explainable: live && isExplainable(alert.rule, alert.inputs, today),
    explanationRequestId: alert.explanationRequest?.id ?? null,
    explanationRequestState: alert.explanationRequest?.state ?? null,
    acknowledgedBy: alert.acknowledgedByName,
    acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
    committedOn: alert.committedOn,
    note: alert.note,
    snoozedUntil: alert.snoozedUntil,
    openSince: alert.openSince,
    escalatedStep: alert.escalatedStep,
    resolvedOn: alert.resolvedOn,
    version: alert.version,
  };
}
