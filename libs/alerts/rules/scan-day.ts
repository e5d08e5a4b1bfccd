import type { Clock } from '#platform';
import type { Day } from '#values';

/**
 * Time of the daily scan in the city: as cron pattern with seconds and zone, and as a time of day.
 */
export const DAILY_SCAN = {
  id: 'daily-scan',
  pattern: '0 30 8 * * *',
  tz: 'Asia/Shanghai',
  timeOfDay: '08:30',
} as const;

/**
 * The day whose scan is due now; null before its hour. A missed scan of an earlier day is not
 * repeated, because today's finds the same.
 */
export const dueSlot = (clock: Pick<Clock, 'today' | 'timeOfDay'>): Day | null =>
  clock.timeOfDay() >= DAILY_SCAN.timeOfDay ? clock.today() : null;
