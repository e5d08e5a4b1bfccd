import { type Day, type Month, addDays, addMonths, lastDayOf } from '#values';

/** How the last day for a month's figures is counted. */
export const DEADLINE_KINDS = ['working-day', 'day-of-month'] as const;

/** The last day for a month's figures: the nth (working) day of the following month. */
export interface OutsideDeadline {
  kind: (typeof DEADLINE_KINDS)[number];
  number: number;
}

/** Most (working) days: no month has more of either. */
export const DEADLINE_MAX: Readonly<Record<OutsideDeadline['kind'], number>> = {
  'working-day': 20,
  'day-of-month': 31,
};

/** Tells which days are working days; see `WorkingCalendar`. */
export interface CountsWorkingDays {
  addWorkingDays(from: Day, count: number): Day | null;
}

/**
 * Returns the last day for the figures of a month. A day that the following month does not have is
 * its last day.
 * @returns null as long as the holidays of that time are not announced
 */
export function dueOn(
  { kind, number }: OutsideDeadline,
  month: Month,
  calendar: CountsWorkingDays,
): Day | null {
  if (kind === 'working-day') return calendar.addWorkingDays(lastDayOf(month), number);
  const next = addMonths(month, 1);
  const asked = addDays(`${next}-01` as Day, number - 1);
  const last = lastDayOf(next);
  return asked > last ? last : asked;
}
