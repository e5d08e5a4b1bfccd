import type { WorkingCalendar } from '#platform/calendar';
import type { Day } from '#values';

/**
 * Hours of a working day, in the city's time zone, in which mails are composed: from `from`
 * (included) to `until` (excluded).
 */
export const TELLING_HOURS = { from: '08:30', until: '17:30' } as const;

/**
 * Largest number of digests that one person gets on a day. Later notifications stay pending until
 * the next working morning.
 */
export const MAILS_A_DAY = 2;

/** A moment in the city's time zone: the day, and the time as `HH:MM`. */
export interface CityMoment {
  today: Day;
  timeOfDay: string;
}

/**
 * Returns whether notifications may be sent at a moment, that is, within {@link TELLING_HOURS} of a
 * working day.
 */
export const isTellingTime = (
  calendar: WorkingCalendar,
  { today, timeOfDay }: CityMoment,
): boolean =>
  calendar.kindOf(today).sends &&
  timeOfDay >= TELLING_HOURS.from &&
  timeOfDay < TELLING_HOURS.until;
