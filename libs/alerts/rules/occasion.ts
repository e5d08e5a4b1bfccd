import type { Severity } from './evaluation-result.js';
import type { ReopenReason } from './alert-moves.js';

/**
 * Reason why a person is notified of an alert that is not new: a committed or snoozed day has come,
 * the alert has become worse, nobody has answered it, or a change of roles has made the person one
 * of its recipients.
 */
export type Again =
  | { why: ReopenReason; day: string }
  | { why: 'worsened' | 'head' | 'inherited' }
  | { why: 'reminder'; days: number }
  | { why: 'escalated'; step: number };

/**
 * Codes of the occasions on which people are notified of an alert. A person gets one notification
 * per alert and occasion.
 */
export const occasions = {
  raised: 'raised',
  reopened: (why: ReopenReason, day: string): string => `${why}-${day}`,
  /**
   * The code contains the day, so that people are notified again when the alert worsens again on
   * another day.
   */
  worsened: (severity: Severity, level: number, on: string): string =>
    `worsened-${severity}-${level}-${on}`,
  /**
   * The code contains the day since which the alert is open, because reminders and escalation start
   * again after each reopening.
   */
  reminder: (days: number, openSince: string): string => `reminder-${days}-${openSince}`,
  head: (openSince: string): string => `head-${openSince}`,
  escalated: (step: number, openSince: string): string => `escalated-${step}-${openSince}`,
  /**
   * The person has become a recipient of the alert by a transfer of its project, a new role or a
   * delegation.
   */
  inherited: (on: string): string => `inherited-${on}`,
} as const;

/** Returns whether this occasion is the first on which its reader is notified of the alert. */
export const isFirstWord = (occasion: string): boolean =>
  occasion === occasions.raised || occasion.startsWith('inherited-');

/** Parses the code of an occasion; returns null for the first notification of an alert. */
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
