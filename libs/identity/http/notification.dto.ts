import type { WrittenMail } from '#platform/mail';
import { PageOf } from '#platform/http';

/** Something that the caller was told, and whether it reached them. */
export class NotificationDto {
  id: string;
  kind: 'mail';
  /**
   * subject of the mail
   * @example 3 项新红，2 项待审核
   */
  title: string;
  /** when it was written */
  toldAt: string;
  toAddress: string;
  /**
   * `pending`: not sent yet; `sent`: accepted by the mail server; `failed`: given up; `withdrawn`:
   * not sent, because it no longer held
   */
  state: WrittenMail['state'];
  /** when the mail server accepted it */
  sentAt: string | null;
  /** what the mail server said when it last refused it */
  lastError: string | null;
}

/** A page of what the caller was told, newest first. */
export class NotificationPageDto extends PageOf(NotificationDto) {}

/** Converts a mail to its response DTO. */
export const presentNotification = ({
  subject,
  composedAt,
  sentAt,
  ...mail
}: WrittenMail): NotificationDto => ({
  ...mail,
  kind: 'mail',
  title: subject,
  toldAt: composedAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
