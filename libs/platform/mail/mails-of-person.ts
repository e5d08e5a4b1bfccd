import type { Tx } from '../database/database.js';

/** A mail that was written to a person, with the state of its delivery; its text is left out. */
export interface WrittenMail {
  id: string;
  subject: string;
  toAddress: string;
  composedAt: Date;
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  sentAt: Date | null;
  lastError: string | null;
}

const MAILS_OF_PERSON = `SELECT id, subject, to_address AS "toAddress",
    composed_at AS "composedAt", state, sent_at AS "sentAt", last_error AS "lastError"
  FROM mail_outbox WHERE person_id = $1
    AND ($2::timestamptz IS NULL OR (composed_at, id) < ($2, $3::uuid))
  ORDER BY composed_at DESC, id DESC LIMIT $4`;

/**
 * Lists the mails to a person, newest first; `after` is the key of the last mail of the page before.
 */
export const mailsOfPerson = (
  tx: Tx,
  personId: string,
  { after, limit }: { after?: readonly [string, string] | undefined; limit: number },
): Promise<WrittenMail[]> =>
  tx.query<WrittenMail[]>(MAILS_OF_PERSON, [
    personId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ]);
