import type { Severity } from './verdict.js';
import type { ReopenReason } from './alert-moves.js';

/** Why an alert is told again: a day that was named has come, it has worsened, or it went up the ladder. */
export type Again = { why: ReopenReason; day: string } | { why: 'worsened' } | { why: 'escalated'; step: number };

/** Names of occasions: a person is told once for each. */
export const occasions = {
  raised: 'raised',
  reopened: (why: ReopenReason, day: string): string => `${why}-${day}`,
  /** Worse again on another day is another occasion. */
  worsened: (severity: Severity, level: number, on: string): string => `worsened-${severity}-${level}-${on}`,
  /** The ladder begins anew whenever the alert has been opened again. */
  escalated: (step: number, openSince: string): string => `escalated-${step}-${openSince}`,
} as const;

/** What an occasion's name says; null for the first time. */
export function readOccasion(occasion: string): Again | null {
  const reopened = /^(commitment-broken|snooze-over)-(\d{4}-\d\d-\d\d)$/.exec(occasion);
  if (reopened) return { why: reopened[1] as ReopenReason, day: reopened[2] ?? '' };
  if (occasion.startsWith('worsened-')) return { why: 'worsened' };
  const step = /^escalated-(\d+)-/.exec(occasion)?.[1];
  return step === undefined ? null : { why: 'escalated', step: Number(step) };
}
