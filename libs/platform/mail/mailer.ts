import { createTransport } from 'nodemailer';
import type { Settings } from '../config/settings.js';
import { smtpTransport } from '../config/transport.js';
import { fileMailer } from './file-mailer.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

/** Where mails leave the program. */
export interface Mailer {
  /** Hands one mail over. @returns the taker's words. @throws with `code` and `responseCode` of the dialogue. */
  post(mail: OutgoingMail): Promise<string>;
}

const CONNECT_MAX_MS = 15_000;
const SILENCE_MAX_MS = 30_000;
/** Longest that one attempt may take, however slowly the server drips. */
export const POST_MAX_MS = 90_000;

/** The mail server that `SMTP_URL` names; without it a folder for people who try the program out. */
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
