import type { WorkingCalendar } from '#platform';
import { addDays, type Day } from '#values';

/** Days after which an open red alert is reminded of, counted from the day since which it waits for an answer. */
export const REMIND_AFTER_DAYS = [3, 7, 14] as const;

/** The step that follows the last reminder: the alert is laid before the head of its organisation. */
export const HEAD_STEP = REMIND_AFTER_DAYS.length + 1;

const LAST_REMINDER_DAYS = 14;

/**
 * The day on which an open red alert goes to the head of its organisation: the first working day after that of the last
 * reminder. The escalation policy of a red alert counts its working days from here.
 */
export const headDay = (calendar: WorkingCalendar, openSince: Day): Day =>
  calendar.firstSendingDay(addDays(openSince, LAST_REMINDER_DAYS + 1));

/** The last day since which a red alert must have been open to be before the head on a day. */
export const openSinceForHead = (calendar: WorkingCalendar, on: Day): Day =>
  addDays(calendar.lastSendingDay(on), -LAST_REMINDER_DAYS - 1);

/**
 * Steps that are due for an alert open since a day and reminded of so often: at most one reminder, however many were
 * missed, and the head.
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

/** A step, and the last day since which a red alert must have been open to take it. */
export interface ReminderDue {
  step: number;
  since: Day;
}

/** For each step the last day since which a red alert must have been open to take it on a day. */
export const reminderDays = (calendar: WorkingCalendar, today: Day): ReminderDue[] => [
  ...REMIND_AFTER_DAYS.map((days, at) => ({ step: at + 1, since: addDays(today, -days) })),
  { step: HEAD_STEP, since: openSinceForHead(calendar, today) },
];
