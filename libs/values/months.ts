import { type Day, lastDayOf, type Month, monthOf } from './day.js';

const indexOf = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** Returns the month `months` months after `from`, or before it if `months` is negative. */
export function addMonths(from: Month, months: number): Month {
  const index = indexOf(from) + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

/** Returns the number of months between two months; negative when `to` is earlier than `from`. */
export const monthsBetween = (from: Month, to: Month): number => indexOf(to) - indexOf(from);

/**
 * Returns the last month that is complete at the end of a day. This is the month of the day itself
 * if the day is the last of its month, otherwise the month before.
 */
export const lastMonthOver = (on: Day): Month =>
  lastDayOf(monthOf(on)) === on ? monthOf(on) : addMonths(monthOf(on), -1);

/**
 * Returns the number of full months between two days; 31 January to 28 February counts as one. Zero
 * when `on` lies before `from`.
 */
export function fullMonthsSince(from: Day, on: Day): number {
  if (on <= from) return 0;
  const months = monthsBetween(monthOf(from), monthOf(on));
  const reached = on.slice(8) >= from.slice(8) || lastDayOf(monthOf(on)) === on;
  return reached ? months : months - 1;
}

/**
 * Returns the day `months` months after another day: the same day of the month, or the last day of
 * the month if that month is shorter.
 */
export function monthsAfter(from: Day, months: number): Day {
  const month = addMonths(monthOf(from), months);
  const last = lastDayOf(month);
  return from.slice(8) > last.slice(8) ? last : (`${month}-${from.slice(8)}` as Day);
}
