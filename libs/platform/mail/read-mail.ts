import { createTransport } from 'nodemailer';
import type { Tx } from '../database/database.js';
import { findMail, type OutgoingMail } from './mail-row.js';
import { maskSecrets } from './mask-secrets.js';
import { messageOf } from './message.js';

/**
 * A mail for users other than its addressee: its text, and the complete message in mail format,
 * both without the secrets of the links.
 */
export interface MaskedMail {
  text: string;
  raw: string;
}

/**
 * Reads a mail of the outbox and removes the secrets of its links; null when there is no such mail.
 * The message is composed again from the masked texts, because secrets in an encoded message cannot
 * be found.
 */
export async function maskedMail(tx: Tx, id: string, from: string): Promise<MaskedMail | null> {
  const mail = await findMail(tx, id);
  if (!mail) return null;
  const masked: OutgoingMail = {
    ...mail,
    text: maskSecrets(mail.text),
    html: maskSecrets(mail.html),
  };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(messageOf(masked, from));
  return { text: masked.text, raw: String(message) };
}

/** A mail addressed to a user, as included in the export of that user's personal data. */
export interface AddressedMail {
  toAddress: string;
  subject: string;
  text: string;
  composedAt: Date;
  sentAt: Date | null;
  state: string;
}

/** Lists the mails addressed to a user, newest first, without the secrets of their links. */
export async function mailsAddressedTo(
  tx: Tx,
  personId: string,
  limit: number,
): Promise<AddressedMail[]> {
  const rows = await tx.query<AddressedMail[]>(
    `SELECT to_address AS "toAddress", subject, text_body AS text, composed_at AS "composedAt",
            sent_at AS "sentAt", state
       FROM mail_outbox WHERE person_id = $1 ORDER BY composed_at DESC, id LIMIT $2`,
    [personId, limit],
  );
  return rows.map((mail) => ({ ...mail, text: maskSecrets(mail.text) }));
}
