import type { AlertState } from './alert-moves.js';
import { isFirstWord } from './occasion.js';

/**
 * Why a person is not notified of an alert: it has ended, was answered, or no longer concerns them.
 */
export type NotSentReason = 'stale' | 'answered' | 'not-theirs';

/** The present state of an alert with a pending notification. */
export interface NotificationState {
  state: AlertState;
  acknowledgedBy: string | null;
  occasion: string;
}

/**
 * Why a pending notification is not sent; null when it is. Checked when the digest is composed and
 * again before it is sent, because the alert may change in between.
 * @param isNamed whether the alert still concerns the person, by the present roles and
 * organisations.
 */
export function whyNotSent(
  { state, acknowledgedBy, occasion }: NotificationState,
  personId: string,
  isNamed: boolean,
): NotSentReason | null {
  if (state === 'resolved' || state === 'superseded') return 'stale';
  if (!isNamed) return 'not-theirs';
  // A snooze applies to everybody until it is over.
  if (state === 'snoozed') return 'answered';
  // A person not notified before is notified once even if another has acknowledged; for others the
  // acknowledgement ends the notifications.
  if (state === 'acknowledged' && (acknowledgedBy === personId || !isFirstWord(occasion)))
    return 'answered';
  return null;
}
