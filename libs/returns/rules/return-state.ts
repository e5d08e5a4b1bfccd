import type { WorkingCalendar } from '#platform/calendar';
import { type Day, lastDayOf, type Month } from '#values';

/**
 * States of a monthly return: typed but not submitted, waiting for a decision, sent back with a
 * reason, and passed.
 */
export const RETURN_STATES = ['draft', 'submitted', 'returned', 'approved'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/**
 * Returns the state of a return from that of the change request with which it was submitted last;
 * null for none. A withdrawn request leaves a draft.
 */
export const returnState = (requestState: string | null): ReturnState =>
  RETURN_STATES.find((state) => state === requestState) ?? 'draft';

/**
 * Returns the day by which the return of a month is due: the working day with the given number after
 * its end. Null when the holidays of that time are not announced yet.
 */
export const dueOn = (month: Month, workingDay: number, calendar: WorkingCalendar): Day | null =>
  calendar.addWorkingDays(lastDayOf(month), workingDay);
