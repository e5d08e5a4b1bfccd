/**
 * Number of failures without a delay, and the first and the longest delay after them, in seconds.
 */
export interface DelayPolicy {
  freeFailures: number;
  firstDelayS: number;
  delayMaxS: number;
}

/** Failures on one account from one network, by unknown devices: the usual pattern of guessing. */
export const PLACE_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/**
 * Failures on one account from any network, by unknown devices: bounds guessing from many networks.
 * The free failures are many and the delays short, so that an attacker on a few networks cannot
 * lock the owner out.
 */
export const ACCOUNT_DELAY: DelayPolicy = { freeFailures: 100, firstDelayS: 1, delayMaxS: 60 };
/**
 * Failures from one network by unknown devices, on any accounts: a whole office may share a
 * network.
 */
export const SOURCE_DELAY: DelayPolicy = { freeFailures: 50, firstDelayS: 5, delayMaxS: 60 };
/** Failures of one person on a known device: their own mistakes, or guesses by someone using it. */
export const DEVICE_DELAY: DelayPolicy = { freeFailures: 10, firstDelayS: 5, delayMaxS: 300 };
/**
 * Wrong codes given with the right password on unknown devices; only those who know the password
 * can use up these attempts.
 */
export const CODE_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/** Failed confirmations of the password by a signed-in person. */
export const PROOF_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 900 };
/** Failures are forgotten after a day without a further one. */
export const FAILURES_FORGOTTEN_MS = 86_400_000;

/**
 * Delay in seconds after a number of failures: 0 for the first ones, then the first delay, doubled
 * each time up to the longest.
 */
export const delayAfter = (
  failures: number,
  { freeFailures, firstDelayS, delayMaxS }: DelayPolicy,
): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstDelayS * 2 ** Math.min(failures - freeFailures, 20), delayMaxS);

/**
 * Seconds still to wait, rounded up; 0 when the next attempt is allowed. Setting the clock back
 * never makes the wait longer than the delay.
 */
export const waitSeconds = (
  failures: number,
  lastAt: Date,
  now: Date,
  delay: DelayPolicy,
): number =>
  Math.max(
    0,
    Math.ceil(delayAfter(failures, delay) - Math.max(0, now.getTime() - lastAt.getTime()) / 1000),
  );
