import type { Clock } from '#platform/clock';
import type { Day } from '#values';

/**
 * Times of day, in the city's time zone, from which the daily checkpoint and the nightly
 * verification of the ledger are due.
 */
export const CHECKPOINT_AT = '00:30';
export const VERIFY_AT = '01:30';

/** Number of days without a verification after which auditors and administrators are mailed. */
export const LAPSE_DAYS = 7;
const DAY_MS = 86_400_000;

type CityTime = Pick<Clock, 'today' | 'timeOfDay'>;

/**
 * Returns today if the daily checkpoint is due by now; null before that time of day. A checkpoint
 * missed on an earlier day is not made later, because today's covers all earlier entries.
 */
export const dueCheckpointDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= CHECKPOINT_AT ? clock.today() : null;

/** Returns today if the nightly verification is due by now; null before that time of day. */
export const dueVerificationDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= VERIFY_AT ? clock.today() : null;

/**
 * Returns the number of full days since the last verification if it has reached {@link LAPSE_DAYS},
 * otherwise null. `since` is the end of the newest verification or, if there was none, the time of
 * the first event in the audit log.
 */
export function lapsedDays(since: Date | null, now: Date): number | null {
  if (!since) return null;
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
  return days >= LAPSE_DAYS ? days : null;
}
