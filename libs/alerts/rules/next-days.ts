import { addDays, type Day, lastDayOf, type Month, monthOf } from '#values';

/** The earliest of some days that lies after another; null when none does. */
export const nextOf = (today: Day, days: readonly Day[]): Day | null => days.reduce<Day | null>((earliest, day) => (day > today && (earliest === null || day < earliest) ? day : earliest), null);

/** The first day of the month after a day's. */
export const nextMonth = (today: Day): Day => addDays(lastDayOf(monthOf(today)), 1);

/** The next day on which another month of the year is over, or another year begins. */
export const nextMonthOver = (today: Day): Day => {
  const over = lastDayOf(monthOf(today));
  const newYear = addDays(lastDayOf(`${today.slice(0, 4)}-12` as Month), 1);
  return nextOf(today, [over, lastDayOf(monthOf(addDays(over, 1))), newYear]) ?? newYear;
};
