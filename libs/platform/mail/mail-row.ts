import type { Tx } from '../database/database.js';

/**
 * Row of the outbox (table of mails to be sent). The text and Message-ID of a mail never change.
 */
export interface OutgoingMail {
  id: string;
  messageId: string;
  toName: string;
  toAddress: string;
  subject: string;
  text: string;
  html: string;
  composedAt: Date;
  /** Number of attempts to send the mail, including the current one. */
  attempts: number;
  attachmentName: string | null;
  attachmentText: string | null;
}

const MAIL = `id, message_id AS "messageId", to_name AS "toName", to_address AS "toAddress", subject, text_body AS text, html_body AS html,
  composed_at AS "composedAt", attempts, attachment_name AS "attachmentName", attachment_text AS "attachmentText"`;

/**
 * Reserves a due mail for one attempt. Until the reservation ends after `leaseMs`, no other process
 * sends the mail. If this process dies, another one can send the mail afterwards.
 * @returns null when the mail is not due, is sent, failed or withdrawn, or is reserved by another
 * process.
 */
export async function claimMail(
  tx: Tx,
  id: string,
  now: Date,
  leaseMs: number,
): Promise<OutgoingMail | null> {
  const [rows] = await tx.query<[OutgoingMail[], number]>(
    `UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = $3
      WHERE id = (SELECT id FROM mail_outbox
        WHERE id = $1 AND state = 'pending' AND next_attempt_at <= $2 FOR UPDATE SKIP LOCKED)
  RETURNING ${MAIL}`,
    [id, now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Lists the ids of the mails whose next attempt is due, oldest first. */
export async function dueMailIds(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM mail_outbox WHERE state = 'pending' AND next_attempt_at <= $1
      ORDER BY next_attempt_at, id LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => row.id);
}

/** Stores that the mail server has accepted a mail, with the server's response. */
export async function noteSent(tx: Tx, id: string, at: Date, response: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'sent', sent_at = $2, server_response = $3, last_error = NULL
      WHERE id = $1 AND state = 'pending'`,
    [id, at, bounded(response)],
  );
}

/** Stores the error of a failed attempt and the time of the next attempt. */
export async function noteDelay(tx: Tx, id: string, next: Date, why: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET next_attempt_at = $2, last_error = $3 WHERE id = $1 AND state = 'pending'`,
    [id, next, bounded(why)],
  );
}

/**
 * Stores that a mail has failed permanently. `next_attempt_at` then contains the time of the
 * failure.
 */
export async function noteFailed(tx: Tx, id: string, at: Date, why: string): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'failed', next_attempt_at = $2, last_error = $3
      WHERE id = $1 AND state = 'pending'`,
    [id, at, bounded(why)],
  );
}

/**
 * Withdraws those of the given mails that are waiting and due, so that they are never sent. A mail
 * that a process is sending is left unchanged. The time of the withdrawal is stored in
 * `next_attempt_at`.
 */
export async function withdrawMails(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `UPDATE mail_outbox SET state = 'withdrawn', next_attempt_at = $2
      WHERE id IN (SELECT id FROM mail_outbox
        WHERE id = ANY ($1::uuid[]) AND state = 'pending' AND next_attempt_at <= $2
        FOR UPDATE SKIP LOCKED)`,
    [ids, now],
  );
}

/**
 * Removes the null character, which PostgreSQL cannot store in a text, from a server's response and
 * limits the response to 1,000 characters.
 */
const bounded = (text: string): string => text.replaceAll('\u0000', '').slice(0, 1_000);

/** Reads a mail of the outbox, in any state; null when there is none with this id. */
export async function findMail(tx: Tx, id: string): Promise<OutgoingMail | null> {
  const [mail] = await tx.query<OutgoingMail[]>(`SELECT ${MAIL} FROM mail_outbox WHERE id = $1`, [
    id,
  ]);
  return mail ?? null;
}
