import { createTransport } from 'nodemailer';
import type { Settings } from '../config/settings.js';
import { smtpTransport } from '../config/transport.js';
import { fileMailer } from './file-mailer.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

/** Sends mails. */
export interface Mailer {
  /**
   * Sends one mail. @returns the receiver's response. @throws an error with `code` and
   * `responseCode` of the SMTP dialogue.
   */
  post(mail: OutgoingMail): Promise<string>;
}

const CONNECT_MAX_MS = 15_000;
const SILENCE_MAX_MS = 30_000;
/** Maximum duration of one attempt in ms, even if the server responds slowly. */
export const POST_MAX_MS = 90_000;

/** Opens the mail server given by `SMTP_URL`; without it, a folder, for trying the program out. */
export const openMailer = (settings: Settings): Mailer =>
  settings.SMTP_URL
    ? smtpMailer(settings.SMTP_URL, settings.MAIL_FROM)
    : fileMailer(settings.DATA_DIR, settings.MAIL_FROM);

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    ...smtpTransport(url),
    connectionTimeout: CONNECT_MAX_MS,
    greetingTimeout: CONNECT_MAX_MS,
    dnsTimeout: CONNECT_MAX_MS,
    socketTimeout: SILENCE_MAX_MS,
  });
  return {
    async post(mail) {
      const sent = (await transport.sendMail({
        ...messageOf(mail, from),
        signal: AbortSignal.timeout(POST_MAX_MS),
      })) as { response?: string };
      return sent.response ?? 'accepted';
    },
  };
}
