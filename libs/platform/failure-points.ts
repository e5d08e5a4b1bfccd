/**
 * Failpoints: the places between a change and its mail at which a killed process would leave work
 * half done, that is before and after each commit, enqueue and SMTP command. A test kills a process
 * at each of them.
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

/** Marks that execution reaches a failpoint. Does nothing outside the test. */
export const failpoint = (point: FailurePoint): Promise<void> | void => watcher?.(point);

/** Sets the callback of the failpoints, for the test that kills processes; null removes it. */
export function watchFailurePoints(watch: Watcher | null): void {
  watcher = watch;
}
