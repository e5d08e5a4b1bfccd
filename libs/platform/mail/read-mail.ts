import { createTransport } from 'nodemailer';
import type { Tx } from '../database/database.js';
import { findMail, type OutgoingMail } from './mail-row.js';
import { maskSecrets } from './mask-secrets.js';
import { messageOf } from './message.js';

/** A mail to be read by somebody else than its reader: its words, and the message as it was sent. */
export interface MaskedMail {
  text: string;
  raw: string;
}

/**
 * A mail of the outbox without the secrets of its links; null when the outbox does not know it. The message
 * is composed anew, because in the file the words are encoded and cannot be masked.
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

/** A mail that was addressed to a person, as their own data shows it. */
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
