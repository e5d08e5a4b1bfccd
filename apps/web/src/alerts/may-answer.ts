import type { Alert } from '../client/alerts.js';

/** Which answers a user may give to an alert. */
export interface Answerable {
  acknowledge: boolean;
  snooze: boolean;
}

/**
 * Returns which answers a manager may still give: acknowledge an open or snoozed alert, snooze an
 * open or acknowledged one.
 */
export const mayAnswer = ({ state }: Pick<Alert, 'state'>, manages: boolean): Answerable => ({
  acknowledge: manages && (state === 'open' || state === 'snoozed'),
  snooze: manages && (state === 'open' || state === 'acknowledged'),
});
