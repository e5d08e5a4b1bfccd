/**
 * Options that make the queue keep finished jobs; a periodic check deletes them later. If the
 * library deleted jobs by count or age, deadlocks would occur on PostgreSQL, and a job whose
 * handler succeeded would then be marked as failed.
 */
export const KEEP_FINISHED = { removeOnComplete: false, removeOnFail: false } as const;

/**
 * Number of times that a job may be interrupted by the end of its worker process before it counts
 * as failed. Running a job again is harmless, because jobs only trigger work that is stored in the
 * database.
 */
export const STALLS_MAX = 5;

/**
 * Returns the options for the time in ms for which a job stays reserved for a worker that no longer
 * responds. Without `lockMs`, the library's default applies.
 */
export const lockFor = (
  lockMs: number | undefined,
): { lockDuration?: number; stalledInterval?: number } =>
  lockMs === undefined ? {} : { lockDuration: lockMs, stalledInterval: lockMs };
