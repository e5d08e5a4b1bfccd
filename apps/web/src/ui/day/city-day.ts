const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * Returns today's date in the city's time zone as `YYYY-MM-DD`, whatever the browser's time zone
 * is.
 */
export const cityToday = (now: Date = new Date()): string => dayFormat.format(now);

/** Formats a point in time as local time of the city: `2026-11-23 16:30:05`. */
export function cityTime(instant: string): string {
  const at = new Date(instant);
  return `${dayFormat.format(at)} ${timeFormat.format(at)}`;
}

/**
 * Formats a point in time as local time of the city with milliseconds: `2026-11-23 16:30:05.120`. A
 * report can be requested again only with the exact milliseconds.
 */
export const cityInstant = (instant: string): string =>
  `${cityTime(instant)}.${String(new Date(instant).getUTCMilliseconds()).padStart(3, '0')}`;

/** Returns the number of days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Returns the day that is `days` days after `day`, or before it when `days` is negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
