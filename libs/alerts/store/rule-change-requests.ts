import type { Day } from '#values';
import type { EscalationLevel, Recipient, Severity } from '../rules/evaluation-result.js';

/** Payload of a change request for an alert rule. */
export interface AlertRuleChange {
  form: 'alert-rule';
  code: string;
  /** If true, the rule ends on the day before `validFrom` and gets no further version. */
  ends: boolean;
  validFrom: Day;
  severity: Severity;
  parameters: Record<string, unknown>;
  recipients: readonly Recipient[];
  escalation: readonly EscalationLevel[];
  source: string;
  reason: string;
  sentenceZh: string;
  sentenceEn: string;
}
