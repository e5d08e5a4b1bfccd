import type { WorkingCalendar } from '#platform';
import type { Day } from '#values';

/** City time within which a working day's mails are written; the first moment counts, the last does not. */
export const TELLING_HOURS = { from: '08:30', until: '17:30' } as const;

/** Digests that one person gets on one day at most; what is new after that waits for the next morning. */
export const MAILS_A_DAY = 2;

/** A moment by the city's clock: the day, and the time as `HH:MM`. */
export interface CityMoment {
  today: Day;
  timeOfDay: string;
}

/** Whether people may be told of alerts at a moment: within the hours of a working day. */
export const isTellingTime = (
  calendar: WorkingCalendar,
  { today, timeOfDay }: CityMoment,
): boolean =>
  calendar.judge(today).sends && timeOfDay >= TELLING_HOURS.from && timeOfDay < TELLING_HOURS.until;
