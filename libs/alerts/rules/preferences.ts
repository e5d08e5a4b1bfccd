import type { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day, weekdayOf } from '#values';

export const AMBER_RHYTHMS = ['daily', 'weekly'] as const;
export const MAIL_FORMATS = ['html', 'text'] as const;

/**
 * A person's notification preferences: red alerts at once or with the morning's digest, amber
 * alerts every working morning or once a week, mails with or without HTML. Notifications cannot be
 * switched off.
 */
export interface AlertPreferences {
  urgentAtOnce: boolean;
  amber: (typeof AMBER_RHYTHMS)[number];
  format: (typeof MAIL_FORMATS)[number];
  version: number;
}

/** Preferences of a person who has stored none. The version is 0, because no row exists yet. */
export const DEFAULT_PREFERENCES: AlertPreferences = {
  urgentAtOnce: true,
  amber: 'daily',
  format: 'html',
  version: 0,
};

/**
 * Returns whether amber alerts are sent to a person on a day: on every working day or, if the
 * person chose weekly, on the first working day of the week.
 */
export function tellsAmber(
  { amber }: Pick<AlertPreferences, 'amber'>,
  calendar: WorkingCalendar,
  today: Day,
): boolean {
  if (!calendar.kindOf(today).sends) return false;
  if (amber === 'daily') return true;
  const earlier = Array.from({ length: weekdayOf(today) - 1 }, (_, back) =>
    addDays(today, -1 - back),
  );
  return earlier.every((day) => !calendar.kindOf(day).sends);
}
