import type { AlertState } from './alert-moves.js';
import { isFirstWord } from './occasion.js';

/** Why somebody is not told of an alert: it is over, it was answered, or it is no longer theirs to know. */
export type NotTold = 'stale' | 'answered' | 'not-theirs';

/** An alert that somebody was to be told of, as it stands now. */
export interface StandingNews {
  state: AlertState;
  acknowledgedBy: string | null;
  occasion: string;
}

/**
 * Whether somebody is told of an alert after all, asked when the mail is composed and again when it leaves.
 * @param isNamed whether they are among those whom the alert concerns, as roles and organisations are now.
 * @returns null when they are.
 */
export function whyNotTold(
  { state, acknowledgedBy, occasion }: StandingNews,
  personId: string,
  isNamed: boolean,
): NotTold | null {
  if (state === 'resolved' || state === 'superseded') return 'stale';
  if (!isNamed) return 'not-theirs';
  // Put off by somebody who may: everybody is told when that is over.
  if (state === 'snoozed') return 'answered';
  // A person who was never notified is notified once, although another has answered; others are not
  // asked again.
  if (state === 'acknowledged' && (acknowledgedBy === personId || !isFirstWord(occasion)))
    return 'answered';
  return null;
}
