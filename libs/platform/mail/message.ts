import type { OutgoingMail } from './mail-row.js';

/** Sender name shown in mails: "major project tracking". */
const SENDER = '重大项目跟踪';

/**
 * Converts a mail into the format of the library nodemailer. Addresses are objects, because in
 * plain text a comma in a name would add a recipient. The date is the day of composition, so that
 * every attempt sends the same bytes. An attachment has a binary type, because mail servers may
 * change the line ends of text.
 */
export const messageOf = (mail: OutgoingMail, from: string) => ({
  from: { name: SENDER, address: from },
  to: { name: oneLine(mail.toName), address: mail.toAddress },
  subject: oneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  messageId: mail.messageId,
  date: mail.composedAt,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Id': `<alerts.${mail.messageId.split('@')[1]?.replace('>', '') ?? 'tracker.localdomain'}>`,
  },
  attachments:
    mail.attachmentName === null || mail.attachmentText === null
      ? []
      : [
          {
            filename: mail.attachmentName,
            content: Buffer.from(mail.attachmentText),
            contentType: 'application/octet-stream',
          },
        ],
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * Replaces line ends in a value of a mail header by spaces, so that the value cannot start another
 * header.
 */
const oneLine = (text: string): string => text.replace(/[\r\n\t\u0000]+/g, ' ').trim();
