import type { WorkingCalendar } from '#platform';
import { addDays, type Day } from '#values';

/** Days after which a reminder of an open red alert is sent, counted from its opening day. */
export const REMIND_AFTER_DAYS = [3, 7, 14] as const;

/** The step after the last reminder, at which the head of the organisation is notified. */
export const HEAD_STEP = REMIND_AFTER_DAYS.length + 1;

const LAST_REMINDER_DAYS = 14;

/**
 * The day on which an open red alert goes to the head of its organisation: the first working day
 * after that of the last reminder. The escalation of a red alert counts its working days from here.
 */
export const headDay = (calendar: WorkingCalendar, openSince: Day): Day =>
  calendar.firstSendingDay(addDays(openSince, LAST_REMINDER_DAYS + 1));

/** The latest opening day of a red alert that goes to the head on a day or earlier. */
export const openSinceForHead = (calendar: WorkingCalendar, on: Day): Day =>
  addDays(calendar.lastSendingDay(on), -LAST_REMINDER_DAYS - 1);

/**
 * Steps that are due for a red alert: at most one reminder, even when several were missed, and the
 * head of the organisation.
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

/** A step, and the latest opening day of a red alert for which it is due. */
export interface ReminderDue {
  step: number;
  since: Day;
}

/** For each step, the latest opening day of a red alert for which it is due today. */
export const reminderDays = (calendar: WorkingCalendar, today: Day): ReminderDue[] => [
  ...REMIND_AFTER_DAYS.map((days, at) => ({ step: at + 1, since: addDays(today, -days) })),
  { step: HEAD_STEP, since: openSinceForHead(calendar, today) },
];
