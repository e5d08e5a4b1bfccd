import type { Severity } from './evaluation-result.js';
import type { ReopenReason } from './alert-moves.js';

/**
 * Why a person is notified of an alert again: a committed or snoozed day has come, it has worsened,
 * nobody has answered it, or it newly concerns the person.
 */
export type Again =
  | { why: ReopenReason; day: string }
  | { why: 'worsened' | 'head' | 'inherited' }
  | { why: 'reminder'; days: number }
  | { why: 'escalated'; step: number };

/** Names of the occasions of a notification. A person is notified once per alert and occasion. */
export const occasions = {
  raised: 'raised',
  reopened: (why: ReopenReason, day: string): string => `${why}-${day}`,
  /** Contains the day, so that worsening again on another day is a new occasion. */
  worsened: (severity: Severity, level: number, on: string): string =>
    `worsened-${severity}-${level}-${on}`,
  /**
   * Reminders and escalation start again after each reopening, hence the opening day in the name.
   */
  reminder: (days: number, openSince: string): string => `reminder-${days}-${openSince}`,
  head: (openSince: string): string => `head-${openSince}`,
  escalated: (step: number, openSince: string): string => `escalated-${step}-${openSince}`,
  /**
   * The alert newly concerns a person: through a transfer of its project, a new role, or a
   * delegation.
   */
  inherited: (on: string): string => `inherited-${on}`,
} as const;

/** Whether a notification with this occasion is the first one of the alert for its reader. */
export const isFirstWord = (occasion: string): boolean =>
  occasion === occasions.raised || occasion.startsWith('inherited-');

/** Reads the name of an occasion; null for the first notification. */
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
