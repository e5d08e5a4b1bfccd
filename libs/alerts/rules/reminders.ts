import type { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day } from '#values';

/**
 * Numbers of days after which reminders of an open red alert are sent, counted from the day on
 * which the alert was last opened.
 */
export const REMIND_AFTER_DAYS = [3, 7, 14] as const;

/**
 * Number of the step after the last reminder, at which the head of the organisation is notified.
 */
export const HEAD_STEP = REMIND_AFTER_DAYS.length + 1;

const LAST_REMINDER_DAYS = 14;

/**
 * Returns the day on which the head of the organisation is notified of an open red alert: the first
 * working day after the day of the last reminder. The escalation of a red alert counts working days
 * from this day.
 */
export const headDay = (calendar: WorkingCalendar, openSince: Day): Day =>
  calendar.firstSendingDay(addDays(openSince, LAST_REMINDER_DAYS + 1));

/**
 * Returns the latest day on which a red alert must have been opened so that the head of the
 * organisation has been notified of it by the given day.
 */
export const openSinceForHead = (calendar: WorkingCalendar, on: Day): Day =>
  addDays(calendar.lastSendingDay(on), -LAST_REMINDER_DAYS - 1);

/**
 * Returns the numbers of the steps that are due for a red alert: at most one reminder, even when
 * several were missed, and {@link HEAD_STEP} when the head of the organisation must be notified.
 */
export function remindersDue(
  alert: { openSince: Day; remindedStep: number },
  today: Day,
  calendar: WorkingCalendar,
): number[] {
  const passed = REMIND_AFTER_DAYS.filter((days) => addDays(alert.openSince, days) <= today).length;
  const reminder = passed > alert.remindedStep ? [passed] : [];
  const head =
    alert.remindedStep < HEAD_STEP && headDay(calendar, alert.openSince) <= today
      ? [HEAD_STEP]
      : [];
  return [...reminder, ...head];
}

/**
 * Number of a reminder step, and the latest day on which a red alert must have been opened so that
 * the step is due.
 */
export interface ReminderDue {
  step: number;
  since: Day;
}

/**
 * Returns, for each reminder step, the latest day on which a red alert must have been opened so
 * that the step is due today.
 */
export const reminderDays = (calendar: WorkingCalendar, today: Day): ReminderDue[] => [
  ...REMIND_AFTER_DAYS.map((days, at) => ({ step: at + 1, since: addDays(today, -days) })),
  { step: HEAD_STEP, since: openSinceForHead(calendar, today) },
];
