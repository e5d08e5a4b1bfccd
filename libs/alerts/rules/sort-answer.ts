import type { MailFailure } from '#platform/mail';
import { type PostAnswer, retryAfterMs } from '#platform/webhook';
import type { ChannelKind } from './channel.js';

/**
 * A receiver's classified response to a posted message. `taken`: whether the receiver accepted the
 * message. `words`: the text of the response. `askedMs`: how many milliseconds the receiver asks to
 * wait before the next attempt; null when it does not say.
 */
export type SortedAnswer =
  | { taken: true; words: string }
  | { taken: false; failure: MailFailure; words: string; askedMs: number | null };

/**
 * Result codes by which DingTalk, WeCom and Feishu report too many requests. A later attempt may
 * succeed.
 */
const TOO_OFTEN = new Set([130_101, 45_009, 11_232]);
/** HTTP statuses after which a later attempt may succeed. */
const LATER = new Set([408, 425, 429]);
/** HTTP statuses that may come with a `Retry-After` header. */
const SAY_WHEN = new Set([429, 503]);
const WORDS_MAX = 500;

/**
 * Classifies the response of a receiver. Chat robots respond with status 200 and a result code:
 * every code except zero is a permanent failure, unless it means too many requests. A redirect
 * counts as a failure too, because it could lead to an internal address. A delay requested by
 * `Retry-After` is counted from `now`.
 */
export function sortAnswer(
  kind: ChannelKind,
  { status, text, retryAfter }: PostAnswer,
  now: Date,
): SortedAnswer {
  const words = `${status} ${text}`.trim().slice(0, WORDS_MAX);
  const askedMs = SAY_WHEN.has(status) ? retryAfterMs(retryAfter, now) : null;
  if (status >= 500) return { taken: false, failure: 'away', words, askedMs };
  if (LATER.has(status)) return { taken: false, failure: 'deferred', words, askedMs };
  if (status < 200 || status >= 300)
    return {
      taken: false,
      failure: 'refused',
      words: status < 400 ? `${words} (redirects are not followed)` : words,
      askedMs,
    };
  if (kind === 'webhook') return { taken: true, words };
  const code = robotCode(text);
  if (code === 0) return { taken: true, words };
  return {
    taken: false,
    failure: code === null || TOO_OFTEN.has(code) ? 'deferred' : 'refused',
    words,
    askedMs,
  };
}

/** Reads the result code from the response of a chat robot; null when the text contains none. */
function robotCode(text: string): number | null {
  try {
    const answer = JSON.parse(text) as {
      errcode?: unknown;
      code?: unknown;
      StatusCode?: unknown;
    } | null;
    const code = answer?.errcode ?? answer?.code ?? answer?.StatusCode;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}
