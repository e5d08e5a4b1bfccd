import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Day } from '#values';
import { AlertRow } from '../store/alert-rows.js';
import { answerAlerts, type AnswerOptions } from './answer-alerts.js';

/**
 * Acknowledgement of an alert: the day by which the cause of the alert will be resolved, and a
 * comment.
 */
export interface Acknowledgement {
  committedOn: Day;
  note: string | null;
}

interface AcknowledgeAlertInput {
  id: string;
  acknowledgement: Acknowledgement;
  options?: AnswerOptions | undefined;
}

/**
 * Acknowledges an open alert with the day by which its cause will be resolved. If the condition of
 * the rule is still met after that day, the alert is reopened.
 * @throws Problem as {@link answerAlerts}.
 */
export async function acknowledgeAlert(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, acknowledgement, options = {} }: AcknowledgeAlertInput,
): Promise<AlertRow> {
  await answerAlerts(database, clock, actor, {
    ids: [id],
    answer: { kind: 'acknowledged', ...acknowledgement },
    options,
  });
  return database.read(actor.scope, (tx) => tx.findOneOrFail(AlertRow, { where: { id } }));
}
