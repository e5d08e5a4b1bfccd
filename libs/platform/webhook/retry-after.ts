/**
 * Formats of the header `Retry-After`: a number of seconds, or a date in one of the three formats
 * of HTTP. The third of them (asctime) states no time zone and means GMT.
 */
const SECONDS = /^\d{1,9}$/;
const DATED = /^[A-Z][a-z]{2,8}, ?\d{2}[ -][A-Z][a-z]{2}[ -](\d{4}|\d{2}) \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Returns the delay in ms from `now` that the header `Retry-After` requests; 0 for a time in the
 * past. Returns null when there is no header or it cannot be parsed.
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
