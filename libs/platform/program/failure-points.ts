/**
 * Names of the platform's failpoints: places in the code at which a killed process would leave work
 * unfinished, between a change of data and the mail about it. There is one before and after each
 * commit, each enqueueing and each SMTP command. A test kills a process at each failpoint, also at
 * those of other libraries, which list theirs themselves.
 */
export const PLATFORM_FAILURE_POINTS = [
  'job.enqueue',
  'job.enqueued',
  'mail.claim',
  'mail.claimed',
  'mail.posted',
  'mail.note',
  'mail.noted',
  'schedule.put',
] as const;

type Watcher = (point: string) => Promise<void> | void;
let watcher: Watcher | null = null;

/**
 * Calls the test's callback, if one is set, when execution reaches a failpoint. Does nothing in
 * normal operation.
 */
export const failpoint = (point: string): Promise<void> | void => watcher?.(point);

/**
 * Sets the callback that {@link failpoint} calls; null removes it. Used only by the test that kills
 * processes.
 */
export function watchFailurePoints(watch: Watcher | null): void {
  watcher = watch;
}
