/**
 * Finished jobs stay until the sweeper clears them. Retention by count or age deadlocks on
 * PostgreSQL, and a job whose handler succeeded then ends as failed.
 */
export const KEEP_FINISHED = { removeOnComplete: false, removeOnFail: false } as const;

/**
 * How often a job may lose its worker before it counts as failed. Jobs only trigger work recorded
 * in the database, so running one again is harmless.
 */
export const STALLS_MAX = 5;

/** Options for how long a job is reserved for a worker without a heartbeat, in milliseconds. */
export const lockFor = (
  lockMs: number | undefined,
): { lockDuration?: number; stalledInterval?: number } =>
  lockMs === undefined ? {} : { lockDuration: lockMs, stalledInterval: lockMs };
