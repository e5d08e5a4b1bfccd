/** How patient the program is with failures that have something in common. */
export interface Patience { freeFailures: number; firstDelayS: number; delayMaxS: number }

/** Failures of one account. */
export const ACCOUNT_PATIENCE: Patience = { freeFailures: 5, firstDelayS: 5, delayMaxS: 900 };
/** Failures from one network address: a whole office may share it, so it takes more of them and nobody waits long. */
export const SOURCE_PATIENCE: Patience = { freeFailures: 50, firstDelayS: 5, delayMaxS: 60 };
/** After a quiet day all is forgotten. */
export const FAILURES_FORGOTTEN_MS = 86_400_000;

/** Seconds that must pass after the n-th failure: none while they are free, then the first delay, doubled each time up to the longest. */
export const delayAfter = (failures: number, { freeFailures, firstDelayS, delayMaxS }: Patience = ACCOUNT_PATIENCE): number =>
  failures < freeFailures ? 0 : Math.min(firstDelayS * 2 ** Math.min(failures - freeFailures, 20), delayMaxS);

/** Whole seconds still to wait, 0 when the next attempt may come. A clock that was set back makes nobody wait longer than the delay. */
export const waitSeconds = (failures: number, lastAt: Date, now: Date, patience: Patience = ACCOUNT_PATIENCE): number =>
  Math.max(0, Math.ceil(delayAfter(failures, patience) - Math.max(0, now.getTime() - lastAt.getTime()) / 1000));
