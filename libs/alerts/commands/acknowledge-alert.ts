import type { Actor } from '#identity';
import type { Clock, Database } from '#platform';
import type { Day } from '#values';
import { AlertRow } from '../store/alert-rows.js';
import { answerAlerts, type AnswerOptions } from './answer-alerts.js';

/** Acknowledgement of an alert: the day by which its cause will be settled, and a comment. */
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
 * Acknowledges an open alert with the day by which its cause will be settled. If the alert is still
 * raised after that day, it is reopened.
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
