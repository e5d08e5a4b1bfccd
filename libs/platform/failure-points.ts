/**
 * Every place on the way from a fact to a mail at which a process may die with something done and something not: before and after
 * each commit, each ring and each word to the mail server. The proof kills a process at each of them.
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

/** Says that the way passes a point. Costs nothing unless somebody watches. */
export const passing = (point: FailurePoint): Promise<void> | void => watcher?.(point);

/** Watches the points, to die at one of them; for the proof alone. Null watches no more. */
export function watchFailurePoints(watch: Watcher | null): void {
  watcher = watch;
}
