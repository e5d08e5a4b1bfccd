import type { Actor } from '#identity';
import type { Clock, Database } from '#platform';
import type { Day } from '#values';
import { answerAlerts, type AnswerOptions } from './answer-alerts.js';

/** Until when it can wait, and why. On that day it is told again, if it is not green; earlier only if it worsens. */
export interface Snooze {
  until: Day;
  note: string | null;
}

interface SnoozeAlertInput {
  id: string;
  snooze: Snooze;
  options?: AnswerOptions | undefined;
}

/** Puts a live alert off. @throws Problem as {@link answerAlerts}. */
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
