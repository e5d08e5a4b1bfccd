import { addDays, type Day, lastDayOf, type Month, monthOf } from '#values';

/** The earliest of some days that lies after another; null when none does. */
export const nextOf = (today: Day, days: readonly Day[]): Day | null =>
  days.reduce<Day | null>(
    (earliest, day) => (day > today && (earliest === null || day < earliest) ? day : earliest),
    null,
  );

/** Answers anew only for another day than it was asked last: all projects of a scan ask for the same one. */
function onceADay(work: (today: Day) => Day): (today: Day) => Day {
  let last: { today: Day; is: Day } | undefined;
  return (today) => {
    if (last?.today !== today) last = { today, is: work(today) };
    return last.is;
  };
}

/** The first day of the month after a day's. */
export const nextMonth = onceADay((today) => addDays(lastDayOf(monthOf(today)), 1));

/** The next day on which another month of the year is over, or another year begins. */
export const nextMonthOver = onceADay((today) => {
  const over = lastDayOf(monthOf(today));
  const newYear = addDays(lastDayOf(`${today.slice(0, 4)}-12` as Month), 1);
  return nextOf(today, [over, lastDayOf(monthOf(addDays(over, 1))), newYear]) ?? newYear;
});
