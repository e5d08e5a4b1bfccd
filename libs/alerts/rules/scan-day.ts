import type { Clock } from '#platform';
import type { Day } from '#values';

/** When the daily scan runs, in the city: cron pattern with seconds, zone, and the same as a time of day. */
export const DAILY_SCAN = {
  id: 'daily-scan',
  pattern: '0 30 8 * * *',
  tz: 'Asia/Shanghai',
  timeOfDay: '08:30',
} as const;

/** The day whose scan is due by now, or null before the hour. Yesterday's is not made up for: today's finds all it would have found. */
export const dueSlot = (clock: Pick<Clock, 'today' | 'timeOfDay'>): Day | null =>
  clock.timeOfDay() >= DAILY_SCAN.timeOfDay ? clock.today() : null;
