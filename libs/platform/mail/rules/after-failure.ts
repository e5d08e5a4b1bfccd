const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FIRST_DELAY_MS = 15_000;
/**
 * Longest delay in ms before the next attempt when the mail server is unreachable. It is short, so
 * that mails are sent within minutes after the server has become available again.
 */
const AWAY_DELAY_MAX_MS = 2 * MINUTE_MS;
/**
 * Longest delay in ms before the next attempt when the mail server has temporarily rejected a mail
 * (4xx response).
 */
const DEFERRED_DELAY_MAX_MS = 30 * MINUTE_MS;
/**
 * Number of days after which a mail that could not be sent fails permanently. By then its content
 * is outdated, and an administrator must find the cause.
 */
export const GIVE_UP_AFTER_DAYS = 5;

/**
 * Why an attempt to send failed. `away`: the server was not reached or accepts no mail at all.
 * `deferred`: the server has temporarily rejected this mail. `refused`: the server has permanently
 * rejected this mail.
 */
export type MailFailure = 'away' | 'deferred' | 'refused';

/**
 * State of a mail after a failed attempt: `pending` is tried again after `waitMs` milliseconds;
 * `failed` is not tried again.
 */
export type AfterFailure = { state: 'pending'; waitMs: number } | { state: 'failed' };

/**
 * Decides whether and when to try again after a failed attempt.
 * @param attempts number of attempts, including the failed one.
 * @param ageMs time since the mail was composed, in ms.
 * @param chance random number from 0 to 1, which shortens the delay by up to a quarter.
 * @param askedMs delay in ms that the server has requested; null when it requested none. Limited to
 * {@link DEFERRED_DELAY_MAX_MS}.
 */
export function afterFailure(
  failure: MailFailure,
  {
    attempts,
    ageMs,
    chance,
    askedMs = null,
  }: { attempts: number; ageMs: number; chance: number; askedMs?: number | null },
): AfterFailure {
  if (failure === 'refused' || ageMs >= GIVE_UP_AFTER_DAYS * DAY_MS) return { state: 'failed' };
  const grown = FIRST_DELAY_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 20);
  const spread = 0.75 + 0.25 * chance;
  if (askedMs === null)
    return {
      state: 'pending',
      waitMs: Math.round(
        Math.min(grown, failure === 'away' ? AWAY_DELAY_MAX_MS : DEFERRED_DELAY_MAX_MS) * spread,
      ),
    };
  // The next attempt is not before the time requested by the server. The random part spreads the
  // attempts of many mails for which the same time was requested.
  const wanted = Math.max(
    askedMs + FIRST_DELAY_MS * chance,
    Math.min(grown, AWAY_DELAY_MAX_MS) * spread,
  );
  return { state: 'pending', waitMs: Math.round(Math.min(wanted, DEFERRED_DELAY_MAX_MS)) };
}

/** Fields of an error of the library nodemailer from which the kind of failure is determined. */
export interface SendError {
  code?: string;
  responseCode?: number;
}

/**
 * Error codes of nodemailer for the SMTP steps in which the server's response is about this mail.
 * Errors in other steps are caused by the server or by our settings.
 */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
/**
 * SMTP response code "service not available". It is about the server and not about the mail,
 * although the server may send it in any step.
 */
const SERVICE_AWAY = 421;

/**
 * Classifies a failed attempt to send a mail. A 5xx response while connecting or signing in is
 * caused by the server or our settings, for example by a wrong password. In this case the mail is
 * tried again, so that it is sent after the cause is corrected.
 */
export function sortFailure({ code, responseCode }: SendError): MailFailure {
  if (code === undefined || !ABOUT_THE_MAIL.has(code)) return 'away';
  if (responseCode === undefined) return 'refused';
  if (responseCode >= 500) return 'refused';
  return responseCode === SERVICE_AWAY ? 'away' : 'deferred';
}
