import type { Clock } from '#platform/clock';
import type { Day } from '#values';

/**
 * Time of the daily scan (evaluation of the alert rules) in the city's time zone: as a cron pattern
 * whose first field is seconds, and as a time of day.
 */
export const DAILY_SCAN = {
  id: 'daily-scan',
  pattern: '0 30 8 * * *',
  tz: 'Asia/Shanghai',
  timeOfDay: '08:30',
} as const;

/**
 * Returns the day whose scan (daily evaluation) is due now; null before the hour of the daily scan.
 * A missed scan of an earlier day is not repeated, because today's scan finds the same alerts.
 */
export const dueSlot = (clock: Pick<Clock, 'today' | 'timeOfDay'>): Day | null =>
  clock.timeOfDay() >= DAILY_SCAN.timeOfDay ? clock.today() : null;
