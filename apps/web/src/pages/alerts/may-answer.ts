import type { Alert } from '../../client/alerts.js';

/** What somebody may say to an alert. */
export interface Answerable {
  acknowledge: boolean;
  snooze: boolean;
}

/** What a manager may still say to an alert: a day to what waits or was put off, and another day off to everything that has not ended. */
export const mayAnswer = ({ state }: Pick<Alert, 'state'>, manages: boolean): Answerable => ({
  acknowledge: manages && (state === 'open' || state === 'snoozed'),
  snooze: manages && (state === 'open' || state === 'acknowledged'),
});
