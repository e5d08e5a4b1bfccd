import type { AlertState } from './alert-moves.js';
import { isFirstWord } from './occasion.js';

/**
 * Reason why a person is not notified of an alert. `stale`: the alert has ended; `answered`: it was
 * acknowledged or snoozed; `not-theirs`: it no longer concerns the person.
 */
export type NotSentReason = 'stale' | 'answered' | 'not-theirs';

/**
 * The present state of an alert, and the occasion of a notification about it that is not sent yet.
 */
export interface NotificationState {
  state: AlertState;
  acknowledgedBy: string | null;
  occasion: string;
}

/**
 * Returns the reason why a notification must not be sent any more; null when it may be sent. This
 * is checked when the digest is composed and again before it is sent, because the alert may change
 * in between.
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
  // A snooze stops the notifications to everyone until it is over.
  if (state === 'snoozed') return 'answered';
  // An acknowledgement ends the notifications, except that a person who was never notified of the
  // alert is notified once when another person has acknowledged it.
  if (state === 'acknowledged' && (acknowledgedBy === personId || !isFirstWord(occasion)))
    return 'answered';
  return null;
}
