/** How patient the program is with failures that have something in common. */
export interface Patience {
  freeFailures: number;
  firstDelayS: number;
  delayMaxS: number;
}

/** Failures on one account from one network, by devices that are not known: the usual guesser. */
export const PLACE_PATIENCE: Patience = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/**
 * Failures on one account by devices that are not known, from wherever: bounds guessing from many
 * networks. So many are free that a few networks cannot make everybody else wait, and nobody waits long.
 */
export const ACCOUNT_PATIENCE: Patience = { freeFailures: 100, firstDelayS: 1, delayMaxS: 60 };
/** Failures from one network by devices that are not known: a whole office may share it. */
export const SOURCE_PATIENCE: Patience = { freeFailures: 50, firstDelayS: 5, delayMaxS: 60 };
/** Failures of one person on a device that is known: their own slips, or whoever sits at it. */
export const DEVICE_PATIENCE: Patience = { freeFailures: 10, firstDelayS: 5, delayMaxS: 300 };
/** Wrong codes with the right password, by devices that are not known: nobody can use these up who does not know the password. */
export const CODE_PATIENCE: Patience = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/** Wrong passwords that a signed-in person shows again. */
export const PROOF_PATIENCE: Patience = { freeFailures: 5, firstDelayS: 5, delayMaxS: 900 };
/** After a quiet day all is forgotten. */
export const FAILURES_FORGOTTEN_MS = 86_400_000;

/** Seconds that must pass after the n-th failure: none while they are free, then the first delay, doubled each time up to the longest. */
export const delayAfter = (
  failures: number,
  { freeFailures, firstDelayS, delayMaxS }: Patience,
): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstDelayS * 2 ** Math.min(failures - freeFailures, 20), delayMaxS);

/** Whole seconds still to wait, 0 when the next attempt may come. A clock that was set back makes nobody wait longer than the delay. */
export const waitSeconds = (
  failures: number,
  lastAt: Date,
  now: Date,
  patience: Patience,
): number =>
  Math.max(
    0,
    Math.ceil(
      delayAfter(failures, patience) - Math.max(0, now.getTime() - lastAt.getTime()) / 1000,
    ),
  );
