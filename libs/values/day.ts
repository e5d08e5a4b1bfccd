/** A calendar day without a time zone, `YYYY-MM-DD`. Sorting days as text gives calendar order. */
export type Day = string & { readonly __day: unique symbol };
/** A calendar month, `YYYY-MM`. Sorting months as text gives calendar order. */
export type Month = string & { readonly __month: unique symbol };

const DAY_MS = 86_400_000;

/**
 * The city's time zone. Calendar days are always computed in this zone, whatever time zone the
 * server is set to.
 */
export const CITY_ZONE = 'Asia/Shanghai';

/** Tells whether `text` names a day that exists, between 1900 and 2199. */
export function isDay(text: string): text is Day {
  const parts = /^(19|20|21)\d\d-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/**
 * Converts a text to a day.
 * @throws RangeError when the text names no existing day.
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`“${text}” is not a day; write YYYY-MM-DD`);
  return text;
}

/** Tells whether `text` is `YYYY-MM` with a month 01–12, between 1900 and 2199. */
export const isMonth = (text: string): text is Month =>
  /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);

/**
 * Converts a text to a month.
 * @throws RangeError when the text is no month.
 */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`“${text}” is not a month; write YYYY-MM`);
  return text;
}

/** Returns the month that contains a day. */
export const monthOf = (of: Day): Month => of.slice(0, 7) as Month;

/** Returns the day `days` days after `from`, or before it if `days` is negative. */
export const addDays = (from: Day, days: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;

/** Returns the number of whole days between two days; negative when `to` is earlier than `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Returns the day of the week: 1 for Monday to 7 for Sunday. */
export const weekdayOf = (of: Day): number => new Date(`${of}T00:00:00Z`).getUTCDay() || 7;

/** Returns the last day of a month. */
export function lastDayOf(of: Month): Day {
  const [year, number] = of.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as Day;
}

const cityDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: CITY_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const cityTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: CITY_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

let lastAsked: { minute: number; is: Day } | undefined;
/**
 * Returns the calendar day in the city at an instant. The result for the most recent minute is
 * cached, because every request needs today's date and formatting a date is slow.
 */
export function dayAt(instant: Date): Day {
  const minute = Math.floor(instant.getTime() / 60_000);
  if (lastAsked?.minute !== minute) lastAsked = { minute, is: day(cityDay.format(instant)) };
  return lastAsked.is;
}

/** Returns the city's local time at an instant, `HH:MM`. */
export const timeOfDayAt = (instant: Date): string => cityTime.format(instant).replace(/^24/, '00');

/**
 * Returns the instant at which a day begins in the city. The UTC offset is fixed, because China has
 * kept UTC+8 all year since 1992.
 */
export const startOfDay = (of: Day): Date => new Date(`${of}T00:00:00+08:00`);
