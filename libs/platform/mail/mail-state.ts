import type { Tx } from '../database/database.js';

/**
 * State of the outbox (table of mails to be sent): the number of pending mails, the time of the
 * oldest of them, and the number of mails that failed recently.
 */
export interface MailState {
  pending: number;
  oldestPendingAt: Date | null;
  failedLately: number;
}

/**
 * Reads the {@link MailState}. `failedLately` counts the mails that failed for good at or after
 * `failedSince`; for a failed mail, `next_attempt_at` contains the time of the failure.
 */
export async function mailState(tx: Tx, failedSince: Date): Promise<MailState> {
  const [state] = await tx.query<MailState[]>(
    `SELECT (count(*) FILTER (WHERE state = 'pending'))::int AS pending,
      min(composed_at) FILTER (WHERE state = 'pending') AS "oldestPendingAt",
            (count(*) FILTER (WHERE state = 'failed' AND next_attempt_at >= $1))::int AS "failedLately"
       FROM mail_outbox WHERE state = 'pending' OR state = 'failed'`,
    [failedSince],
  );
  if (!state) throw new Error('the outbox did not answer');
  return state;
}

/** Columns of a mail that are shown in lists. */
export interface MailHead {
  id: string;
  toName: string;
  toAddress: string;
  subject: string;
  composedAt: Date;
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  text: string;
}

/** Reads the list columns of several mails. The map's keys are the mails' ids. */
export async function mailHeads(tx: Tx, ids: readonly string[]): Promise<Map<string, MailHead>> {
  const rows = await tx.query<MailHead[]>(
    `SELECT id, to_name AS "toName", to_address AS "toAddress", subject,
      composed_at AS "composedAt", state, text_body AS text FROM mail_outbox
      WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
