import type { CalendarDay } from '../../client/calendar.js';

/** A day that differs between two lists; null stands for an ordinary day. */
export interface DayDifference {
  on: string;
  one: CalendarDay | null;
  other: CalendarDay | null;
}

/** A list of days in order with one day replaced; null makes it an ordinary day. */
export const withDay = (
  days: readonly CalendarDay[],
  on: string,
  told: Omit<CalendarDay, 'on'> | null,
): CalendarDay[] =>
  [...days.filter((day) => day.on !== on), ...(told ? [{ on, ...told }] : [])].sort((one, other) =>
    one.on < other.on ? -1 : 1,
  );

/** Days on which two lists differ, in order. */
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
