import type { WorkingCalendar } from '#platform';
import type { Day } from '#values';

/**
 * City time within which mails are composed on working days: from `from` (included) to `until`
 * (excluded).
 */
export const TELLING_HOURS = { from: '08:30', until: '17:30' } as const;

/**
 * Maximum number of digests that one person gets on a day; later notifications wait for the next
 * morning.
 */
export const MAILS_A_DAY = 2;

/** A moment in city time: the day, and the time as `HH:MM`. */
export interface CityMoment {
  today: Day;
  timeOfDay: string;
}

/** Whether notifications may be sent at a moment: within {@link TELLING_HOURS} of a working day. */
export const isTellingTime = (
  calendar: WorkingCalendar,
  { today, timeOfDay }: CityMoment,
): boolean =>
  calendar.judge(today).sends && timeOfDay >= TELLING_HOURS.from && timeOfDay < TELLING_HOURS.until;
