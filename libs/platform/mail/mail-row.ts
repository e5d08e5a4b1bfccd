import type { Tx } from '../database/database.js';

/** A mail that was decided on. Its text and Message-ID never change. */
export interface OutgoingMail {
  id: string;
  messageId: string;
  toName: string;
  toAddress: string;
  subject: string;
  text: string;
  html: string;
  composedAt: Date;
  /** Attempts so far, the present one included. */
  attempts: number;
  attachmentName: string | null;
  attachmentText: string | null;
}

const MAIL = `id, message_id AS "messageId", to_name AS "toName", to_address AS "toAddress", subject, text_body AS text, html_body AS html,
  composed_at AS "composedAt", attempts, attachment_name AS "attachmentName", attachment_text AS "attachmentText"`;

/**
 * Takes a due mail for one attempt: until the lease ends nobody else sends it; if we die meanwhile, somebody does afterwards.
 * @returns null when it is not due, done, or somebody else has it.
 */
export async function claimMail(
  tx: Tx,
  id: string,
  now: Date,
  leaseMs: number,
): Promise<OutgoingMail | null> {
  const [rows] = await tx.query<[OutgoingMail[], number]>(
    `UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = $3
      WHERE id = (SELECT id FROM mail_outbox WHERE id = $1 AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)
  RETURNING ${MAIL}`,
    [id, now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Ids of the mails whose next attempt is due, oldest first. */
export async function dueMailIds(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM mail_outbox WHERE state = 'pending' AND next_attempt_at <= $1 ORDER BY next_attempt_at, id LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.id);
}

/** Notes that the server took a mail, and in which words. */
export async function noteSent(tx: Tx, id: string, at: Date, response: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'sent', sent_at = $2, server_response = $3, last_error = NULL WHERE id = $1 AND state = 'pending'`,
    [id, at, bounded(response)],
  );
}

/** Notes a failed attempt and when the next one is due. */
export async function noteDelay(tx: Tx, id: string, next: Date, why: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET next_attempt_at = $2, last_error = $3 WHERE id = $1 AND state = 'pending'`,
    [id, next, bounded(why)],
  );
}

/** Notes that a mail will not be tried again; `next_attempt_at` then says since when. */
export async function noteFailed(tx: Tx, id: string, at: Date, why: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'failed', next_attempt_at = $2, last_error = $3 WHERE id = $1 AND state = 'pending'`,
    [id, at, bounded(why)],
  );
}

/** Takes back those of some mails that are due and that nobody is sending at the moment; their state then says so, and since when. */
export async function withdrawMails(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'withdrawn', next_attempt_at = $2
      WHERE id IN (SELECT id FROM mail_outbox WHERE id = ANY ($1::uuid[]) AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)`,
    [ids, now],
  );
}

/** A server's words, without what a database column cannot hold. */
const bounded = (text: string): string => text.replaceAll('\u0000', '').slice(0, 1_000);

/** A mail of the outbox, whatever its state; null when there is none. */
export async function findMail(tx: Tx, id: string): Promise<OutgoingMail | null> {
  const [mail] = await tx.query<OutgoingMail[]>(`SELECT ${MAIL} FROM mail_outbox WHERE id = $1`, [
    id,
  ]);
  return mail ?? null;
}
