/**
 * Names of failpoints: places in the code at which a killed process would leave work unfinished,
 * between a change of data and the mail about it. There is one before and after each commit, each
 * enqueueing and each SMTP command. A test kills a process at each failpoint.
 */
export const FAILURE_POINTS = [
  'evaluate.begin',
  'evaluate.commit',
  'evaluate.done',
  'digest.compose',
  'digest.commit',
  'digest.composed',
  'bell.ring',
  'bell.rung',
  'mail.claim',
  'mail.claimed',
  'mail.posted',
  'mail.note',
  'mail.noted',
  'message.claim',
  'message.claimed',
  'message.posted',
  'message.note',
  'message.noted',
  'scan.take',
  'scan.taken',
  'scan.judged',
  'scan.told',
  'scan.finish',
  'scan.finished',
  'schedule.put',
] as const;
export type FailurePoint = (typeof FAILURE_POINTS)[number];

type Watcher = (point: FailurePoint) => Promise<void> | void;
let watcher: Watcher | null = null;

/**
 * Calls the test's callback, if one is set, when execution reaches a failpoint. Does nothing in
 * normal operation.
 */
export const failpoint = (point: FailurePoint): Promise<void> | void => watcher?.(point);

/**
 * Sets the callback that {@link failpoint} calls; null removes it. Used only by the test that kills
 * processes.
 */
export function watchFailurePoints(watch: Watcher | null): void {
  watcher = watch;
}
