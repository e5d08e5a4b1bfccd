import type { RuleFailure } from '../rules/evaluate-project.js';
import type { Severity } from '../rules/evaluation-result.js';
import type { RuleGap } from '../store/rule-gaps.js';

/** A change of an alert's state. */
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
  /** Reopened: the committed day has passed, or the snooze is over. */
  reopened: AlertChange[];
  /** Raised to a higher level or severity. */
  worsened: AlertChange[];
  /** Escalated to a further level. */
  escalated: (AlertChange & { step: number })[];
  /**
   * Rules that could not be evaluated: a figure is unknown, nothing was recorded, or the source of
   * the thresholds does not cover the value.
   */
  unjudged: { rule: string; projectId: string; projectName: string; state: RuleGap['state'] }[];
  /** Rules that threw an error; the other rules were evaluated all the same. */
  failures: (RuleFailure & { projectId: string })[];
  notifications: number;
}

/** An empty result, to which others are added. */
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

/** Adds the result of another batch. */
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
