import { addDays, type Day, lastDayOf, type Month, monthOf } from '#values';

/** Returns the earliest of the given days that is after `today`; null when none is. */
export const nextOf = (today: Day, days: readonly Day[]): Day | null =>
  days.reduce<Day | null>(
    (earliest, day) => (day > today && (earliest === null || day < earliest) ? day : earliest),
    null,
  );

/**
 * Wraps a function of a day so that the result for the most recent day is cached. All projects of a
 * scan (daily evaluation) are evaluated for the same day.
 */
function onceADay(work: (today: Day) => Day): (today: Day) => Day {
  let last: { today: Day; is: Day } | undefined;
  return (today) => {
    if (last?.today !== today) last = { today, is: work(today) };
    return last.is;
  };
}

/** Returns the first day of the following month. */
export const nextMonth = onceADay((today) => addDays(lastDayOf(monthOf(today)), 1));

/**
 * Returns the next day that is the last of a month or the first of a year. On these days the share
 * of the year that has passed, which counts finished months, changes.
 */
export const nextMonthOver = onceADay((today) => {
  const over = lastDayOf(monthOf(today));
  const newYear = addDays(lastDayOf(`${today.slice(0, 4)}-12` as Month), 1);
  return nextOf(today, [over, lastDayOf(monthOf(addDays(over, 1))), newYear]) ?? newYear;
});
