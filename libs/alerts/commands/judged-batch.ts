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
  /** Acknowledged or put off for a day that has come. */
  reopened: AlertChange[];
  /** Further gone than they were. */
  worsened: AlertChange[];
  /** Taken to a further step of the ladder. */
  escalated: (AlertChange & { step: number })[];
  /** What could not be judged because a figure is unknown, nothing was recorded, or the source is silent. */
  unjudged: { rule: string; projectId: string; projectName: string; state: RuleGap['state'] }[];
  /** Rules that threw; they kept nothing else from being judged. */
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
