import { createTransport } from 'nodemailer';
import type { Tx } from '../database/database.js';
import { findMail, type OutgoingMail } from './mail-row.js';
import { maskSecrets } from './mask-secrets.js';
import { messageOf } from './message.js';

/**
 * A mail prepared for people other than its addressee: its text, and the message as it was sent,
 * both without secrets.
 */
export interface MaskedMail {
  text: string;
  raw: string;
}

/**
 * A mail of the outbox without the secrets of its links; null when it is not in the outbox. The
 * message is composed again, because secrets in the encoded file cannot be masked.
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

/** A mail addressed to a person, as included in an export of their own data. */
export interface AddressedMail {
  toAddress: string;
  subject: string;
  text: string;
  composedAt: Date;
  sentAt: Date | null;
  state: string;
}

/** The mails addressed to a person, newest first, without the secrets of their links. */
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
