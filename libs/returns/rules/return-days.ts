import type { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day } from '#values';

/**
 * Returns the first working day after the day by which a month was due: from then on an alert says
 * what is missing. Where the holidays of a year are unknown, the days from Monday to Friday count.
 */
export const alarmDay = (dueOn: Day, calendar: WorkingCalendar): Day =>
  calendar.firstSendingDay(addDays(dueOn, 1));

/**
 * Occasions on which people are reminded of a month whose returns are missing: three and one working
 * days before its day, on each of three working days after it, and then the head once.
 */
export const RETURN_OCCASIONS = ['due-3', 'due-1', 'late-1', 'late-2', 'late-3', 'head'] as const;
export type ReturnOccasion = (typeof RETURN_OCCASIONS)[number];

/** Working days before the day on which the first and the last reminder are sent. */
const BEFORE = { first: 3, last: 1 } as const;
/** Working days after the day on each of which the officers are reminded. */
const LATE_DAYS = 3;
/** Number of working days after the day up to which the head is told, for whoever missed it. */
const HEAD_DAYS = 10;

/**
 * Returns the reminder that a day asks for; null for none. A reminder before the day stays due until
 * the next one, so that none is lost when nothing could be sent on its day.
 * @param dueOn day by which the month's returns are due
 */
export function reminderOn(
  dueOn: Day,
  today: Day,
  calendar: WorkingCalendar,
): ReturnOccasion | null {
  if (!calendar.kindOf(today).sends) return null;
  if (today <= dueOn) {
    const left = calendar.workingDaysAfter(today, dueOn);
    if (left === null || left > BEFORE.first) return null;
    return left > BEFORE.last ? 'due-3' : 'due-1';
  }
  const late = calendar.workingDaysAfter(dueOn, today);
  if (late === null || late > HEAD_DAYS) return null;
  return late <= LATE_DAYS ? (`late-${late}` as ReturnOccasion) : 'head';
}
