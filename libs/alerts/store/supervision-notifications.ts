import { PEOPLE_SQL } from '#identity';
import type { Tx } from '#platform/database';
import { MAILS_SQL } from '#platform/mail';
import type { Day } from '#values';

/** An occasion in the life of an item of supervision, of which a person is or was told. */
export interface ItemOccasion {
  id: string;
  occasion: string;
}

const TOLD = `SELECT item_id AS id, occasion, person_id AS "personId"
  FROM supervision_notifications WHERE item_id = ANY ($1::uuid[])`;

/** Lists who was told of which occasions of some items. */
export const notifiedOccasions = (
  tx: Tx,
  ids: readonly string[],
): Promise<(ItemOccasion & { personId: string })[]> => tx.query(TOLD, [ids]);

const MARK = `INSERT INTO supervision_notifications
    (item_id, occasion, person_id, digest_id, mail_id, told_on)
  SELECT id, occasion, $2, $3, $4, $5
  FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, occasion text)`;

/** Stores in which digest a person was told of occasions. */
export async function markItemsNotified(
  tx: Tx,
  items: readonly ItemOccasion[],
  to: { personId: string; digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  if (items.length === 0) return;
  await tx.query(MARK, [
    JSON.stringify(items.map(({ id, occasion }) => ({ id, occasion }))),
    to.personId,
    to.digestId,
    to.mailId,
    to.on,
  ]);
}

const FORGET = `DELETE FROM supervision_notifications WHERE digest_id = ANY ($1::uuid[])`;

/** Forgets what digests told that never left, so that what still holds goes into another one. */
export async function forgetItemsNotified(tx: Tx, digestIds: readonly string[]): Promise<void> {
  if (digestIds.length > 0) await tx.query(FORGET, [digestIds]);
}

const WAITS = `state = 'pending' AND next_attempt_at <= $1`;
const WAITING = `SELECT told.item_id AS id, told.occasion, told.person_id AS "personId",
    told.digest_id AS "digestId", person.active
  FROM supervision_notifications told
  JOIN ${PEOPLE_SQL} person ON person.id = told.person_id
  WHERE told.digest_id IN (SELECT id FROM ${MAILS_SQL} mail_outbox WHERE ${WAITS}
      UNION SELECT digest_id FROM channel_messages WHERE ${WAITS})
    AND ($2::uuid IS NULL OR told.digest_id = $2)
  ORDER BY told.digest_id, told.item_id`;

/** An occasion in a digest that is not sent yet. */
export interface WaitingOccasion extends ItemOccasion {
  digestId: string;
  personId: string;
  /** Whether the reader's account is active. */
  active: boolean;
}

/**
 * Lists the occasions in digests with a due mail or channel message; with `digestId`, only those in
 * that digest.
 */
export const waitingOccasions = (
  tx: Tx,
  now: Date,
  digestId: string | null,
): Promise<WaitingOccasion[]> => tx.query<WaitingOccasion[]>(WAITING, [now, digestId]);
