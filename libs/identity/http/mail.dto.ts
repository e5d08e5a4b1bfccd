import type { MailFile, MailHead } from '#platform/mail';
import { keyPart, PageOf, PageQueryOf } from '#platform/http';

/** Query parameters for one page of mails. */
export class MailQuery extends PageQueryOf([keyPart.text]) {}

/**
 * A mail that was written to a file because no mail server is configured. Recipient, subject and
 * time are null when the outbox table has no row for the mail.
 */
export class MailDto {
  /** @example 20261123T003000Z-0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10.eml */
  name: string;
  /** @example 交通单位主管（示例） <manager.transport@tracker.example> */
  to: string | null;
  /** @example 重大项目预警 3 项（红色 1），涉及 2 个项目，2026-11-23 */
  subject: string | null;
  writtenAt: string | null;
  /** @example 5120 */
  bytes: number;
}

/** A page of mails, newest first. */
export class MailPageDto extends PageOf(MailDto) {}

/** A mail that was written to a file, with its content. */
export class MailContentDto extends MailDto {
  /** text of the mail without the secrets of its links */
  text: string | null;
  /** complete message in mail format, without the secrets of its links */
  raw: string | null;
}

/**
 * Converts a mail to its response DTO in the list.
 * @param head recipient, subject and time; undefined when the outbox table has no row for the file
 */
export const presentMail = (
  { name, bytes }: Pick<MailFile, 'name' | 'bytes'>,
  head: MailHead | undefined,
): MailDto => ({
  name,
  to: head ? `${head.toName} <${head.toAddress}>` : null,
  subject: head?.subject ?? null,
  writtenAt: head?.composedAt.toISOString() ?? null,
  bytes,
});
