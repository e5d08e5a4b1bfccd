import type { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day } from '#values';

/**
 * Returns the first working day after the day by which a month was due: from then on an alert says
 * what is missing. Where the holidays of a year are unknown, the days from Monday to Friday count.
 */
export const alarmDay = (dueOn: Day, calendar: WorkingCalendar): Day =>
  calendar.firstSendingDay(addDays(dueOn, 1));
