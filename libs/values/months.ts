import { type Day, lastDayOf, type Month, monthOf } from './day.js';

const indexOf = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The month `months` after (before, if negative) another. */
export function addMonths(from: Month, months: number): Month {
  const index = indexOf(from) + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

/** Whole months from one month to another; negative when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): number => indexOf(to) - indexOf(from);

/**
 * The last month that has ended by the end of a day; the day's own month counts when the day is its
 * last.
 */
export const lastMonthOver = (on: Day): Month =>
  lastDayOf(monthOf(on)) === on ? monthOf(on) : addMonths(monthOf(on), -1);

/**
 * Calendar months completed since a day: 31 January to 28 February is one. Zero when `on` lies
 * before `from`.
 */
export function fullMonthsSince(from: Day, on: Day): number {
  if (on <= from) return 0;
  const months = monthsBetween(monthOf(from), monthOf(on));
  const reached = on.slice(8) >= from.slice(8) || lastDayOf(monthOf(on)) === on;
  return reached ? months : months - 1;
}

/**
 * The day `months` months after another: the same day of the month, or the last day of a shorter
 * month.
 */
export function monthsAfter(from: Day, months: number): Day {
  const month = addMonths(monthOf(from), months);
  const last = lastDayOf(month);
  return from.slice(8) > last.slice(8) ? last : (`${month}-${from.slice(8)}` as Day);
}
