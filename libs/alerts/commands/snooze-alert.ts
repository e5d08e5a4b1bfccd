import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Day } from '#values';
import { answerAlerts, type AnswerOptions } from './answer-alerts.js';

/**
 * A snooze of an alert, with a comment. On the day `until` the alert is reopened if its cause still
 * exists. If its level or severity rises before, the alert is reopened earlier.
 */
export interface Snooze {
  until: Day;
  note: string | null;
}

interface SnoozeAlertInput {
  id: string;
  snooze: Snooze;
  options?: AnswerOptions | undefined;
}

/**
 * Snoozes an alert that has not ended, so that no reminders are sent until a day.
 * @throws Problem as {@link answerAlerts}.
 */
export const snoozeAlert = (
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, snooze, options = {} }: SnoozeAlertInput,
): Promise<void> =>
  answerAlerts(database, clock, actor, {
    ids: [id],
    answer: { kind: 'snoozed', ...snooze },
    options,
  });
