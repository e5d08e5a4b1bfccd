import type { RuleFailure } from '../rules/evaluate-project.js';
import type { Severity } from '../rules/evaluation-result.js';
import type { RuleGap } from '../store/rule-gaps.js';

/** An alert whose state changed in an evaluation. */
export interface AlertChange {
  alertId: string;
  rule: string;
  projectId: string;
  projectName: string;
  severity: Severity;
}

/** Result of evaluating some projects. */
export interface EvaluatedBatch {
  projects: number;
  raised: AlertChange[];
  cleared: (AlertChange & { how: 'resolved' | 'superseded' })[];
  /** Alerts that were reopened because the committed day has passed or the snooze is over. */
  reopened: AlertChange[];
  /** Alerts whose level or severity has risen. */
  worsened: AlertChange[];
  /** Alerts escalated; `step` is the escalation level reached. */
  escalated: (AlertChange & { step: number })[];
  /**
   * Rules that could not be evaluated, because an amount is unknown, nothing was recorded, or the
   * published thresholds do not cover the value.
   */
  unjudged: { rule: string; projectId: string; projectName: string; state: RuleGap['state'] }[];
  /** Rules that threw an error. The other rules of the same project were evaluated nevertheless. */
  failures: (RuleFailure & { projectId: string })[];
  notifications: number;
}

/** Returns an empty result, to which `addBatch` adds others. */
export const emptyBatch = (): EvaluatedBatch => ({
  projects: 0,
  raised: [],
  cleared: [],
  reopened: [],
  worsened: [],
  escalated: [],
  unjudged: [],
  failures: [],
  notifications: 0,
});

/** Adds the result of another batch to `sum`. */
export function addBatch(sum: EvaluatedBatch, more: EvaluatedBatch): void {
  sum.projects += more.projects;
  sum.notifications += more.notifications;
  for (const list of [
    'raised',
    'cleared',
    'reopened',
    'worsened',
    'escalated',
    'unjudged',
    'failures',
  ] as const)
    (sum[list] as unknown[]).push(...more[list]);
}
