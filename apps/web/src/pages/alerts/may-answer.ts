import type { Alert } from '../../client/alerts.js';

/** Answers that a person may give to an alert. */
export interface Answerable {
  acknowledge: boolean;
  snooze: boolean;
}

/**
 * Answers that a manager may still give: acknowledge an open or snoozed alert, snooze any that has
 * not ended.
 */
export const mayAnswer = ({ state }: Pick<Alert, 'state'>, manages: boolean): Answerable => ({
  acknowledge: manages && (state === 'open' || state === 'snoozed'),
  snooze: manages && (state === 'open' || state === 'acknowledged'),
});
