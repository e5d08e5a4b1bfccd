import type { Severity } from './verdict.js';
import type { ReopenReason } from './alert-moves.js';

/**
 * Why an alert is told again: a day that was named has come, it has worsened, nobody answers it, or whoever is told
 * has taken it over from somebody else.
 */
export type Again =
  | { why: ReopenReason; day: string }
  | { why: 'worsened' | 'head' | 'inherited' }
  | { why: 'reminder'; days: number }
  | { why: 'escalated'; step: number };

/** Names of occasions: a person is told once for each. */
export const occasions = {
  raised: 'raised',
  reopened: (why: ReopenReason, day: string): string => `${why}-${day}`,
  /** Worse again on another day is another occasion. */
  worsened: (severity: Severity, level: number, on: string): string =>
    `worsened-${severity}-${level}-${on}`,
  /** Reminders and the ladder begin anew whenever the alert has been opened again. */
  reminder: (days: number, openSince: string): string => `reminder-${days}-${openSince}`,
  head: (openSince: string): string => `head-${openSince}`,
  escalated: (step: number, openSince: string): string => `escalated-${step}-${openSince}`,
  /** Somebody has taken it over: with its project, by a new role, or standing in. */
  inherited: (on: string): string => `inherited-${on}`,
} as const;

/** Whether an occasion is the first on which its reader hears of the alert. */
export const isFirstWord = (occasion: string): boolean =>
  occasion === occasions.raised || occasion.startsWith('inherited-');

/** What an occasion's name says; null for the first time. */
export function readOccasion(occasion: string): Again | null {
  const reopened = /^(commitment-broken|snooze-over)-(\d{4}-\d\d-\d\d)$/.exec(occasion);
  if (reopened) return { why: reopened[1] as ReopenReason, day: reopened[2] ?? '' };
  const simple = /^(worsened|head|inherited)-/.exec(occasion)?.[1];
  if (simple) return { why: simple as 'worsened' | 'head' | 'inherited' };
  const days = /^reminder-(\d+)-/.exec(occasion)?.[1];
  if (days !== undefined) return { why: 'reminder', days: Number(days) };
  const step = /^escalated-(\d+)-/.exec(occasion)?.[1];
  return step === undefined ? null : { why: 'escalated', step: Number(step) };
}
