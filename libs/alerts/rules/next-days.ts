import { addDays, type Day, lastDayOf, type Month, monthOf } from '#values';

/** The earliest of some days after `today`; null when there is none. */
export const nextOf = (today: Day, days: readonly Day[]): Day | null =>
  days.reduce<Day | null>(
    (earliest, day) => (day > today && (earliest === null || day < earliest) ? day : earliest),
    null,
  );

/**
 * Caches the result of a function for the last day it was called with, because all projects of a
 * scan use the same day.
 */
function onceADay(work: (today: Day) => Day): (today: Day) => Day {
  let last: { today: Day; is: Day } | undefined;
  return (today) => {
    if (last?.today !== today) last = { today, is: work(today) };
    return last.is;
  };
}

/** The first day of the following month. */
export const nextMonth = onceADay((today) => addDays(lastDayOf(monthOf(today)), 1));

/**
 * The next last day of a month or first day of a year. On these days the elapsed share of the year,
 * which counts finished months, changes.
 */
export const nextMonthOver = onceADay((today) => {
  const over = lastDayOf(monthOf(today));
  const newYear = addDays(lastDayOf(`${today.slice(0, 4)}-12` as Month), 1);
  return nextOf(today, [over, lastDayOf(monthOf(addDays(over, 1))), newYear]) ?? newYear;
});
