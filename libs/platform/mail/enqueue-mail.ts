import { randomUUID } from 'node:crypto';
import { announce, defineAnnouncement } from '../database/announcements.js';
import type { Tx } from '../database/database.js';

/**
 * Event: a mail was added to the outbox (table of mails to be sent). The subject of the event is
 * the id of the mail.
 */
export const mailQueued = defineAnnouncement<string>('mail.queued');

/** A mail to be sent. Its text is not changed afterwards. */
export interface NewMail {
  person: { id: string; name: string; email: string };
  subject: string;
  text: string;
  html: string;
  /** A text file attached to the mail; the name is plain ASCII. */
  attachment?: { name: string; text: string };
  /** Public address of the program; its host becomes part of the mail's permanent Message-ID. */
  publicUrl: string;
  /** The current time, at which the mail becomes due. */
  at: Date;
}

/**
 * Adds a mail to the outbox (table of mails to be sent), in the transaction that decides to send
 * it, and announces it.
 * @returns the id of the mail.
 */
export async function enqueueMail(
  tx: Tx,
  { person, subject, text, html, attachment, publicUrl, at }: NewMail,
): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `INSERT INTO mail_outbox (id, message_id, person_id, to_name, to_address, subject, text_body,
      html_body, composed_at, next_attempt_at, attachment_name, attachment_text)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11)`,
    [
      id,
      messageIdOf(id, publicUrl),
      person.id,
      person.name,
      person.email,
      subject,
      text,
      html,
      at,
      attachment?.name ?? null,
      attachment?.text ?? null,
    ],
  );
  announce(tx, mailQueued, id);
  return id;
}

/**
 * Returns the Message-ID of a mail, made of its id and the program's host name. It is the same for
 * every attempt.
 */
export function messageIdOf(id: string, publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return `<${id}@${/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(hostname) ? hostname : 'tracker.localdomain'}>`;
}
