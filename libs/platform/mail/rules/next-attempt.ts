const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FIRST_DELAY_MS = 15_000;
/** A server that is away is asked often, so that a mail leaves within minutes of its return. */
const AWAY_DELAY_MAX_MS = 2 * MINUTE_MS;
/** A server that answers "later" about a mail is given time. */
const DEFERRED_DELAY_MAX_MS = 30 * MINUTE_MS;
/** After so many days nobody needs the mail any more, and a person has to look. */
export const GIVE_UP_AFTER_DAYS = 5;

/** How an attempt failed: the server was not reached or refuses everybody, it put this mail off, or it refused this mail. */
export type MailFailure = 'away' | 'deferred' | 'refused';

/** What a failed attempt leads to. */
export type AfterFailure = { state: 'pending'; waitMs: number } | { state: 'failed' };

/**
 * Decides about another attempt.
 * @param attempts how many were made, the failed one included.
 * @param ageMs how long ago the mail was composed.
 * @param chance from 0 to 1; spreads the waits between three quarters and the whole.
 * @param askedMs how long the other side asked to be left alone, null when it did not say; it is, as long as we would wait at most, and then asked again soon.
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
  // Whoever names the moment is asked then, never before; many who were put off to the same moment come one after another.
  const wanted = Math.max(
    askedMs + FIRST_DELAY_MS * chance,
    Math.min(grown, AWAY_DELAY_MAX_MS) * spread,
  );
  return { state: 'pending', waitMs: Math.round(Math.min(wanted, DEFERRED_DELAY_MAX_MS)) };
}

/** An error of the mail library, as far as it tells how the attempt failed. */
export interface SendError {
  code?: string;
  responseCode?: number;
}

/** Steps of the dialogue in which an answer is about this mail and not about us. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
/** "Service not available": about the server, although it may be said at any step. */
const SERVICE_AWAY = 421;

/**
 * Sorts a failed attempt. A 5xx to the sign-in or the greeting is about our settings or the server, so the mail keeps its
 * chance: whoever mends the password wants the mails to leave then, not to be written off.
 */
export function sortFailure({ code, responseCode }: SendError): MailFailure {
  if (code === undefined || !ABOUT_THE_MAIL.has(code)) return 'away';
  if (responseCode === undefined) return 'refused';
  if (responseCode >= 500) return 'refused';
  return responseCode === SERVICE_AWAY ? 'away' : 'deferred';
}
