/**
 * Formats of a `Retry-After` header: seconds, or a date in one of HTTP's three formats; the third
 * has no time zone and means GMT.
 */
const SECONDS = /^\d{1,9}$/;
const DATED = /^[A-Z][a-z]{2,8}, ?\d{2}[ -][A-Z][a-z]{2}[ -](\d{4}|\d{2}) \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * The delay that a `Retry-After` header requests from `now` on, in milliseconds, 0 for a time in
 * the past; null when it cannot be parsed.
 */
export function retryAfterMs(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1_000;
  const instant = DATED.test(text)
    ? Date.parse(text)
    : ASCTIME.test(text)
      ? Date.parse(`${text} GMT`)
      : Number.NaN;
  return Number.isNaN(instant) ? null : Math.max(0, instant - now.getTime());
}
