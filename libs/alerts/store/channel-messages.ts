import type { Tx } from '#platform';
import type { ChannelKind } from '../rules/channel.js';

/** A message that was decided on; its body never changes. It belongs to a digest, and stands beside the mail that says the same, if there is one. */
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

/** A message that was taken for one attempt, the present one counted. */
export interface OutgoingMessage {
  id: string;
  channelId: string;
  body: string;
  composedAt: Date;
  attempts: number;
}

/** Puts messages into their outbox, in the transaction of the decision to send them; they are due at once. */
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

/** Takes a due message for one attempt; until the lease ends nobody else sends it. @returns null when it is not due, done, or somebody else has it. */
export async function claimMessage(
  tx: Tx,
  id: string,
  now: Date,
  leaseMs: number,
): Promise<OutgoingMessage | null> {
  const [rows] = await tx.query<[OutgoingMessage[], number]>(
    `UPDATE channel_messages SET attempts = attempts + 1, next_attempt_at = $3
      WHERE id = (SELECT id FROM channel_messages WHERE id = $1 AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, channel_id AS "channelId", body, composed_at AS "composedAt", attempts`,
    [id, now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Ids of the messages whose next attempt is due, oldest first. */
export async function dueMessageIds(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM channel_messages WHERE state = 'pending' AND next_attempt_at <= $1 ORDER BY next_attempt_at, id LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.id);
}

/** Takes back the messages of some digests that are due and that nobody is sending at the moment. */
export async function withdrawMessages(
  tx: Tx,
  digestIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE channel_messages SET state = 'withdrawn', next_attempt_at = $2
      WHERE id IN (SELECT id FROM channel_messages WHERE digest_id = ANY ($1::uuid[]) AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)`,
    [digestIds, now],
  );
}

/** How an attempt ended: taken, to be tried again at an instant, or given up. */
export type MessageEnd =
  | { state: 'sent' | 'failed'; at: Date; words: string }
  | { state: 'pending'; next: Date; words: string };

/** Notes how an attempt ended, in the other side's words. */
export async function noteMessage(tx: Tx, id: string, end: MessageEnd): Promise<void> {
  const words = end.words.replaceAll('\u0000', '').slice(0, 1_000);
  await tx.query(
    `UPDATE channel_messages SET state = $2, next_attempt_at = $3, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END,
            server_response = CASE WHEN $2 = 'sent' THEN $4 ELSE server_response END, last_error = CASE WHEN $2 = 'sent' THEN NULL ELSE $4 END
      WHERE id = $1 AND state = 'pending'`,
    [id, end.state, end.state === 'pending' ? end.next : end.at, words],
  );
}

/** The digest that a message belongs to; null when there is no such message. */
export async function digestOf(tx: Tx, messageId: string): Promise<string | null> {
  const [message] = await tx.query<{ digestId: string }[]>(
    'SELECT digest_id AS "digestId" FROM channel_messages WHERE id = $1',
    [messageId],
  );
  return message?.digestId ?? null;
}
