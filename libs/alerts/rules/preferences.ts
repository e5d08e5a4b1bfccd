import type { WorkingCalendar } from '#platform';
import { addDays, type Day, weekdayOf } from '#values';

export const AMBER_RHYTHMS = ['daily', 'weekly'] as const;
export const MAIL_FORMATS = ['html', 'text'] as const;

/** How a person wants to be told: red at once or with the morning's digest, amber each working morning or once a week, with or without HTML. Nobody can choose not to be told. */
export interface AlertPreferences {
  urgentAtOnce: boolean;
  amber: (typeof AMBER_RHYTHMS)[number];
  format: (typeof MAIL_FORMATS)[number];
  version: number;
}

/** Of whoever has said nothing; version 0, since there is no row yet. */
export const DEFAULT_PREFERENCES: AlertPreferences = {
  urgentAtOnce: true,
  amber: 'daily',
  format: 'html',
  version: 0,
};

/** Whether amber is told on a day: on working days, and weekly on the first of them. */
export function tellsAmber(
  { amber }: Pick<AlertPreferences, 'amber'>,
  calendar: WorkingCalendar,
  today: Day,
): boolean {
  if (!calendar.judge(today).sends) return false;
  if (amber === 'daily') return true;
  const earlier = Array.from({ length: weekdayOf(today) - 1 }, (_, back) =>
    addDays(today, -1 - back),
  );
  return earlier.every((day) => !calendar.judge(day).sends);
}
