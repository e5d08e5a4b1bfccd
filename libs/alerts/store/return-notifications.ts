import { PEOPLE_SQL } from '#identity';
import type { Tx } from '#platform/database';
import { MAILS_SQL } from '#platform/mail';
import type { Day, Month } from '#values';

/** A reminder of an organisation's month, of which a person is or was told. */
export interface ReturnReminder {
  organisationId: string;
  month: Month;
  occasion: string;
}

const TOLD = `SELECT organisation_id AS "organisationId", month, occasion, person_id AS "personId"
  FROM return_notifications WHERE month = ANY ($1::text[])`;

/** Lists who was told of which reminders of some months. */
export const notifiedReminders = (
  tx: Tx,
  months: readonly Month[],
): Promise<(ReturnReminder & { personId: string })[]> => tx.query(TOLD, [months]);

const MARK = `INSERT INTO return_notifications
    (organisation_id, month, occasion, person_id, digest_id, mail_id, told_on)
  SELECT "organisationId", month, occasion, $2, $3, $4, $5
  FROM jsonb_to_recordset($1::jsonb) AS told ("organisationId" text, month text, occasion text)`;

/** Stores in which digest a person was told of reminders. */
export async function markReturnsNotified(
  tx: Tx,
  reminders: readonly ReturnReminder[],
  to: { personId: string; digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  if (reminders.length === 0) return;
  await tx.query(MARK, [
    JSON.stringify(
      reminders.map(({ organisationId, month, occasion }) => ({ organisationId, month, occasion })),
    ),
    to.personId,
    to.digestId,
    to.mailId,
    to.on,
  ]);
}

const FORGET = `DELETE FROM return_notifications WHERE digest_id = ANY ($1::uuid[])`;

/** Forgets what digests told that never left, so that what still holds goes into another one. */
export async function forgetReturnsNotified(tx: Tx, digestIds: readonly string[]): Promise<void> {
  if (digestIds.length > 0) await tx.query(FORGET, [digestIds]);
}

const WAITS = `state = 'pending' AND next_attempt_at <= $1`;
const WAITING = `SELECT told.organisation_id AS "organisationId", told.month, told.occasion,
    told.person_id AS "personId", told.digest_id AS "digestId", person.active
  FROM return_notifications told
  JOIN ${PEOPLE_SQL} person ON person.id = told.person_id
  WHERE told.digest_id IN (SELECT id FROM ${MAILS_SQL} mail_outbox WHERE ${WAITS}
      UNION SELECT digest_id FROM channel_messages WHERE ${WAITS})
    AND ($2::uuid IS NULL OR told.digest_id = $2)
  ORDER BY told.digest_id, told.organisation_id, told.month`;

/** A reminder in a digest that is not sent yet. */
export interface WaitingReminder extends ReturnReminder {
  digestId: string;
  personId: string;
  /** Whether the reader's account is active. */
  active: boolean;
}

/**
 * Lists the reminders in digests with a due mail or channel message; with `digestId`, only those in
 * that digest.
 */
export const waitingReminders = (
  tx: Tx,
  now: Date,
  digestId: string | null,
): Promise<WaitingReminder[]> => tx.query<WaitingReminder[]>(WAITING, [now, digestId]);
