import type { RuleFailure } from '../rules/judge-project.js';
import type { Severity } from '../rules/verdict.js';
import type { RuleGap } from '../store/rule-gaps.js';

/** An alert whose life changed. */
export interface AlertChange {
  alertId: string;
  rule: string;
  projectId: string;
  projectName: string;
  severity: Severity;
}

/** What judging some projects did. */
export interface JudgedBatch {
  projects: number;
  raised: AlertChange[];
  cleared: (AlertChange & { how: 'resolved' | 'superseded' })[];
  /** Reopened, because the day of an acknowledgement or snooze has come. */
  reopened: AlertChange[];
  /** Further gone than they were. */
  worsened: AlertChange[];
  /** Taken to a further step of the ladder. */
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

/** Nothing judged yet. */
export const emptyBatch = (): JudgedBatch => ({
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

/** Adds what another batch did. */
export function addBatch(sum: JudgedBatch, more: JudgedBatch): void {
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
