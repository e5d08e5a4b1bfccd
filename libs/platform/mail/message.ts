import type { OutgoingMail } from './mail-row.js';

/** Name that stands before the sender's address. */
const SENDER = '重大项目跟踪';

/**
 * A mail as the library takes it. Addresses are objects: in a text, a comma in a name would become one more recipient.
 * The date is the one of composing, so that every attempt sends the same bytes.
 * An attachment goes as bytes of no particular kind: a server on its way may change the line ends of what it takes for text.
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

/** No line end can open a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n\t\u0000]+/g, ' ').trim();
