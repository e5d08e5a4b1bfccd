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

/** The last month that is over on the evening of a day. */
export const lastMonthOver = (on: Day): Month =>
  lastDayOf(monthOf(on)) === on ? monthOf(on) : addMonths(monthOf(on), -1);

/** Months that have passed in full since a day, as a calendar counts them: 31 January to 28 February is one; zero before the day. */
export function fullMonthsSince(from: Day, on: Day): number {
  if (on <= from) return 0;
  const months = monthsBetween(monthOf(from), monthOf(on));
  const reached = on.slice(8) >= from.slice(8) || lastDayOf(monthOf(on)) === on;
  return reached ? months : months - 1;
}

/** The day some months after another: the same day of the month, or the month's last where it has none. */
export function monthsAfter(from: Day, months: number): Day {
  const month = addMonths(monthOf(from), months);
  const last = lastDayOf(month);
  return from.slice(8) > last.slice(8) ? last : (`${month}-${from.slice(8)}` as Day);
}
