import type { CalendarDay } from '../../client/calendar.js';

/**
 * A day that differs between two lists of special days; null means that the day is not in that
 * list, so it is an ordinary day.
 */
export interface DayDifference {
  on: string;
  one: CalendarDay | null;
  other: CalendarDay | null;
}

/**
 * Returns a list of special days, sorted, in which one day has been replaced. Null makes it an
 * ordinary day, which is not in the list.
 */
export const withDay = (
  days: readonly CalendarDay[],
  on: string,
  told: Omit<CalendarDay, 'on'> | null,
): CalendarDay[] =>
  [...days.filter((day) => day.on !== on), ...(told ? [{ on, ...told }] : [])].sort((one, other) =>
    one.on < other.on ? -1 : 1,
  );

/**
 * Returns the days on which two lists of special days (holidays and working weekend days) differ,
 * sorted.
 */
export function differences(
  these: readonly CalendarDay[],
  those: readonly CalendarDay[],
): DayDifference[] {
  const of = (days: readonly CalendarDay[]): Map<string, CalendarDay> =>
    new Map(days.map((day) => [day.on, day]));
  const [ones, others] = [of(these), of(those)];
  return [...new Set([...ones.keys(), ...others.keys()])]
    .sort()
    .map((on) => ({ on, one: ones.get(on) ?? null, other: others.get(on) ?? null }))
    .filter(({ one, other }) => one?.kind !== other?.kind || one?.name !== other?.name);
}
