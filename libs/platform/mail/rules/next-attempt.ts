const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FIRST_DELAY_MS = 15_000;
/**
 * Maximum delay in ms for an unreachable server; short, so that mails are sent within minutes once
 * it is back.
 */
const AWAY_DELAY_MAX_MS = 2 * MINUTE_MS;
/** Maximum delay in ms when a server temporarily defers a mail. */
const DEFERRED_DELAY_MAX_MS = 30 * MINUTE_MS;
/**
 * Number of days after which a mail fails, because it is no longer useful and a person has to
 * investigate.
 */
export const GIVE_UP_AFTER_DAYS = 5;

/**
 * Why an attempt failed: the server was not reached or refuses all mails (`away`), it deferred this
 * mail, or it refused this mail.
 */
export type MailFailure = 'away' | 'deferred' | 'refused';

/** What happens after a failed attempt. */
export type AfterFailure = { state: 'pending'; waitMs: number } | { state: 'failed' };

/**
 * Decides whether and when to try again.
 * @param attempts number of attempts, the failed one included.
 * @param ageMs time since the mail was composed.
 * @param chance random number from 0 to 1; spreads the delays between three quarters and the whole.
 * @param askedMs delay requested by the server, null when none. It is respected up to our maximum
 * delay.
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
  // Never before the requested time. The random part spreads the attempts of many mails deferred to
  // the same time.
  const wanted = Math.max(
    askedMs + FIRST_DELAY_MS * chance,
    Math.min(grown, AWAY_DELAY_MAX_MS) * spread,
  );
  return { state: 'pending', waitMs: Math.round(Math.min(wanted, DEFERRED_DELAY_MAX_MS)) };
}

/** The fields of the mail library's errors that tell how the attempt failed. */
export interface SendError {
  code?: string;
  responseCode?: number;
}

/**
 * Steps of the dialogue in which an error is about this mail, not about the server or our settings.
 */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
/** "Service not available" is about the server, although it may occur at any step. */
const SERVICE_AWAY = 421;

/**
 * Classifies a failed attempt. A 5xx response to the sign-in or the greeting is caused by our
 * settings or the server, so the mail is tried again: once the password is corrected, the mails
 * should be sent.
 */
export function sortFailure({ code, responseCode }: SendError): MailFailure {
  if (code === undefined || !ABOUT_THE_MAIL.has(code)) return 'away';
  if (responseCode === undefined) return 'refused';
  if (responseCode >= 500) return 'refused';
  return responseCode === SERVICE_AWAY ? 'away' : 'deferred';
}
