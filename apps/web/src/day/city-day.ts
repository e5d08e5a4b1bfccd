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

/** Today in the city's time zone, `YYYY-MM-DD`, whatever the browser's time zone is. */
export const cityToday = (now: Date = new Date()): string => dayFormat.format(now);

/** An instant as local time in the city: `2026-11-23 16:30:05`. */
export function cityTime(instant: string): string {
  const at = new Date(instant);
  return `${dayFormat.format(at)} ${timeFormat.format(at)}`;
}

/**
 * An instant with milliseconds, as needed to ask for the same report again: `2026-11-23
 * 16:30:05.120`.
 */
export const cityInstant = (instant: string): string =>
  `${cityTime(instant)}.${String(new Date(instant).getUTCMilliseconds()).padStart(3, '0')}`;

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The day that is `days` days later, or earlier when negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
