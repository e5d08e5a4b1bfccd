const FREE_FAILURES = 5;
const FIRST_DELAY_S = 5;
const DELAY_MAX_S = 900;
/** After a quiet day an address starts afresh. */
export const FAILURES_FORGOTTEN_MS = 86_400_000;

/** Seconds that must pass after the n-th failure in a row: none up to four, then 5, 10, 20 … at most 15 minutes. */
export const delayAfter = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(FIRST_DELAY_S * 2 ** Math.min(failures - FREE_FAILURES, 20), DELAY_MAX_S);

/** Whole seconds still to wait, 0 when the next attempt may come. */
export const waitSeconds = (failures: number, lastAt: Date, now: Date): number =>
  Math.max(0, Math.ceil(delayAfter(failures) - (now.getTime() - lastAt.getTime()) / 1000));
