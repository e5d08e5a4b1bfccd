import type { Clock } from '#platform';
import type { Day } from '#values';

/** When a day's digest is made and when the night's verification runs, in the city. */
export const DIGEST_AT = '00:30';
export const VERIFY_AT = '01:30';

/** After so many days without a verification people are told. */
export const LAPSE_DAYS = 7;
const DAY_MS = 86_400_000;

type CityTime = Pick<Clock, 'today' | 'timeOfDay'>;

/** The day whose digest is due by now, or null before the hour. A day that was missed is not made up for: today's digest vouches for all before it. */
export const dueDigestDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= DIGEST_AT ? clock.today() : null;

/** The night whose verification is due by now, or null before the hour. */
export const dueVerificationDay = (clock: CityTime): Day | null =>
  clock.timeOfDay() >= VERIFY_AT ? clock.today() : null;

/** Whole days without a verification when there are too many, else null; `since` is the newest run, or the first deed. */
export function lapsedDays(since: Date | null, now: Date): number | null {
  if (!since) return null;
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
  return days >= LAPSE_DAYS ? days : null;
}
