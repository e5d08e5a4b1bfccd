import type { AlertState } from './alert-moves.js';
import { isFirstWord } from './occasion.js';

/**
 * Reason why a person is not notified of an alert. `stale`: the alert has ended. `answered`: it was
 * acknowledged or snoozed. `not-theirs`: the person is no longer a recipient of the alert.
 */
export type NotSentReason = 'stale' | 'answered' | 'not-theirs';

/**
 * The present state of an alert, and the occasion (reason) of a notification about it that is not
 * sent yet.
 */
export interface NotificationState {
  state: AlertState;
  acknowledgedBy: string | null;
  occasion: string;
}

/**
 * Returns the reason why a notification must not be sent any more; null when it may be sent. This
 * is checked when the digest is composed and again before the digest is sent, because the alert may
 * change in between.
 * @param isNamed whether the person is still a recipient of the alert, by the present roles and
 * organisations.
 */
export function whyNotSent(
  { state, acknowledgedBy, occasion }: NotificationState,
  personId: string,
  isNamed: boolean,
): NotSentReason | null {
  if (state === 'resolved' || state === 'superseded') return 'stale';
  if (!isNamed) return 'not-theirs';
  // While an alert is snoozed, nobody is notified of it.
  if (state === 'snoozed') return 'answered';
  // After an acknowledgement there are no further notifications, with one exception: a person who
  // was never notified of the alert is notified once if another person has acknowledged it.
  if (state === 'acknowledged' && (acknowledgedBy === personId || !isFirstWord(occasion)))
    return 'answered';
  return null;
}
