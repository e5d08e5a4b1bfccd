import type { Tx } from '#platform/database';
import type { ChannelKind } from '../rules/channel.js';

/**
 * A message to a notification channel, to be stored. The body never changes afterwards. The message
 * belongs to a digest, which may also be sent as a mail with the same content.
 */
export interface NewMessage {
  id: string;
  channelId: string;
  kind: ChannelKind;
  channelName: string;
  personId: string;
  digestId: string;
  mailId: string | null;
  body: string;
  at: Date;
}

/** A message reserved for one delivery attempt. The number `attempts` includes this attempt. */
export interface OutgoingMessage {
  id: string;
  channelId: string;
  body: string;
  composedAt: Date;
  attempts: number;
}

/** Stores messages to be sent, in the transaction that composes them. They are due at once. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  for (const {
    id,
    channelId,
    kind,
    channelName,
    personId,
    digestId,
    mailId,
    body,
    at,
  } of messages) {
    await tx.query(
      'INSERT INTO channel_messages (id, channel_id, kind, channel_name, person_id, digest_id, mail_id, body, composed_at, next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)',
      [id, channelId, kind, channelName, personId, digestId, mailId, body, at],
    );
  }
}

/**
 * Reserves a due message for one delivery attempt. Until the reservation ends, no other process
 * sends it.
 * @returns null when the message is not due, finished, or reserved by another process.
 */
export async function claimMessage(
  tx: Tx,
  id: string,
  now: Date,
  leaseMs: number,
): Promise<OutgoingMessage | null> {
  const [rows] = await tx.query<[OutgoingMessage[], number]>(
    `UPDATE channel_messages SET attempts = attempts + 1, next_attempt_at = $3
      WHERE id = (SELECT id FROM channel_messages
        WHERE id = $1 AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, channel_id AS "channelId", body, composed_at AS "composedAt", attempts`,
    [id, now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Lists the ids of the messages whose next delivery attempt is due, oldest first. */
export async function dueMessageIds(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM channel_messages WHERE state = 'pending' AND next_attempt_at <= $1
      ORDER BY next_attempt_at, id LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.id);
}

/** Withdraws the due messages of some digests, except messages that are being sent. */
export async function withdrawMessages(
  tx: Tx,
  digestIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE channel_messages SET state = 'withdrawn', next_attempt_at = $2
      WHERE id IN (SELECT id FROM channel_messages
        WHERE digest_id = ANY ($1::uuid[]) AND state = 'pending' AND next_attempt_at <= $2
        FOR UPDATE SKIP LOCKED)`,
    [digestIds, now],
  );
}

/**
 * Result of a delivery attempt: sent, failed permanently, or to be tried again at the instant
 * `next`. `words` is the receiver's response.
 */
export type MessageEnd =
  | { state: 'sent' | 'failed'; at: Date; words: string }
  | { state: 'pending'; next: Date; words: string };

/** Stores the result of a delivery attempt. */
export async function noteMessage(tx: Tx, id: string, end: MessageEnd): Promise<void> {
  const words = end.words.replaceAll('\u0000', '').slice(0, 1_000);
  await tx.query(
    `UPDATE channel_messages
      SET state = $2, next_attempt_at = $3,
        sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END,
            server_response = CASE WHEN $2 = 'sent' THEN $4 ELSE server_response END,
              last_error = CASE WHEN $2 = 'sent' THEN NULL ELSE $4 END
      WHERE id = $1 AND state = 'pending'`,
    [id, end.state, end.state === 'pending' ? end.next : end.at, words],
  );
}

/** Returns the id of the digest that a message belongs to; null when there is no such message. */
export async function digestOf(tx: Tx, messageId: string): Promise<string | null> {
  const [message] = await tx.query<{ digestId: string }[]>(
    'SELECT digest_id AS "digestId" FROM channel_messages WHERE id = $1',
    [messageId],
  );
  return message?.digestId ?? null;
}
