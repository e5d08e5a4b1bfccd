/**
 * Options by which the queue keeps finished jobs; a periodic check deletes them later. If the
 * library deleted them by count or age, it would cause deadlocks on PostgreSQL, and a job whose
 * handler succeeded would then end as failed.
 */
export const KEEP_FINISHED = { removeOnComplete: false, removeOnFail: false } as const;

/**
 * Number of times that a job may be interrupted by the end of its worker before it counts as
 * failed. Running a job again is harmless, because jobs only trigger work that is stored in the
 * database.
 */
export const STALLS_MAX = 5;

/**
 * Returns options with the time in ms for which a job is reserved for a worker that gives no sign
 * of life; without `lockMs`, the library's default applies.
 */
export const lockFor = (
  lockMs: number | undefined,
): { lockDuration?: number; stalledInterval?: number } =>
  lockMs === undefined ? {} : { lockDuration: lockMs, stalledInterval: lockMs };
