import type { Clock } from '#platform';
import type { Day } from '#values';

/** Times of day, in the city's time zone, of the daily checkpoint and the nightly verification. */
export const CHECKPOINT_AT = '00:30';
export const VERIFY_AT = '01:30';

/** Number of days without a verification after which people are mailed. */
export const LAPSE_DAYS = 7;
const DAY_MS = 86_400_000;

type CityTime = Pick<Clock, 'today' | 'timeOfDay'>;

/**
 * The day whose checkpoint is due by now, or null before the time. A missed day is not made up for,
 * because today's checkpoint covers all earlier entries.
 */
export const dueCheckpointDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= CHECKPOINT_AT ? clock.today() : null;

/** The night whose verification is due by now, or null before the time. */
export const dueVerificationDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= VERIFY_AT ? clock.today() : null;

/**
 * Whole days since the last verification if there are too many, else null. `since` is the time of
 * the newest run, or of the first audit event.
 */
export function lapsedDays(since: Date | null, now: Date): number | null {
  if (!since) return null;
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
  return days >= LAPSE_DAYS ? days : null;
}
