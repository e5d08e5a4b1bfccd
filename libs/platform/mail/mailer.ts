import { createTransport } from 'nodemailer';
import type { Settings } from '../config/settings.js';
import { smtpTransport } from '../config/transport.js';
import { fileMailer } from './file-mailer.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

/** Sends mails to a mail server or, if none is configured, writes them to files. */
export interface Mailer {
  /**
   * Sends one mail.
   * @returns the response of the mail server.
   * @throws an error with `code` (of nodemailer) and `responseCode` (of SMTP).
   */
  post(mail: OutgoingMail): Promise<string>;
}

const CONNECT_MAX_MS = 15_000;
const SILENCE_MAX_MS = 30_000;
/** Longest duration in ms of one attempt to send a mail, even if the server responds slowly. */
export const POST_MAX_MS = 90_000;

/**
 * Returns a mailer for the server given by `SMTP_URL`. Without this setting, the mailer writes
 * files, for trying the program out.
 */
export const openMailer = (settings: Settings): Mailer =>
  settings.SMTP_URL
    ? smtpMailer(settings.SMTP_URL, settings.MAIL_FROM)
    : fileMailer(settings.DATA_DIR, settings.MAIL_FROM);

/**
 * Connects to the mail server and signs in, without sending anything.
 * @returns why this fails; null when it succeeds, or when no mail server is configured.
 */
export async function mailServerFault({
  SMTP_URL,
}: Pick<Settings, 'SMTP_URL'>): Promise<string | null> {
  if (!SMTP_URL) return null;
  const transport = openTransport(SMTP_URL);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    transport.close();
  }
}

const openTransport = (url: string) =>
  createTransport({
    ...smtpTransport(url),
    connectionTimeout: CONNECT_MAX_MS,
    greetingTimeout: CONNECT_MAX_MS,
    dnsTimeout: CONNECT_MAX_MS,
    socketTimeout: SILENCE_MAX_MS,
  });

function smtpMailer(url: string, from: string): Mailer {
  const transport = openTransport(url);
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
