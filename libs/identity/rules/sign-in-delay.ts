/**
 * Delays after failed sign-ins: the number of failures that cause no delay, and the first and the
 * longest delay after further failures, in seconds.
 */
export interface DelayPolicy {
  freeFailures: number;
  firstDelayS: number;
  delayMaxS: number;
}

/**
 * Delays for failed sign-ins to one account from one network, on unknown devices. Such failures are
 * the usual sign that an attacker guesses passwords.
 */
export const PLACE_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/**
 * Delays for failed sign-ins to one account from any network, on unknown devices. They slow down an
 * attacker who guesses from many networks. Many failures cause no delay and the delays are short,
 * so that an attacker with a few networks cannot lock the owner of the account out.
 */
export const ACCOUNT_DELAY: DelayPolicy = { freeFailures: 100, firstDelayS: 1, delayMaxS: 60 };
/**
 * Delays for failed sign-ins from one network to any accounts, on unknown devices. Many failures
 * cause no delay, because a whole office may share a network.
 */
export const SOURCE_DELAY: DelayPolicy = { freeFailures: 50, firstDelayS: 5, delayMaxS: 60 };
/**
 * Delays for failed sign-ins of one person on a known device. The failures are the person's own
 * mistakes, or guesses of another user of the device.
 */
export const DEVICE_DELAY: DelayPolicy = { freeFailures: 10, firstDelayS: 5, delayMaxS: 300 };
/**
 * Delays for wrong one-time codes given with the right password on unknown devices. Only a person
 * who knows the password can use up these attempts.
 */
export const CODE_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 300 };
/** Delays for wrong passwords of a signed-in person who must confirm the password again. */
export const PROOF_DELAY: DelayPolicy = { freeFailures: 5, firstDelayS: 5, delayMaxS: 900 };
/** Time in milliseconds after the last failure when all failures are forgotten: one day. */
export const FAILURES_FORGOTTEN_MS = 86_400_000;

/**
 * Computes the delay in seconds after a number of failures: 0 for the first failures, then the
 * first delay, which is doubled after each further failure up to the longest delay.
 */
export const delayAfter = (
  failures: number,
  { freeFailures, firstDelayS, delayMaxS }: DelayPolicy,
): number =>
  failures < freeFailures
    ? 0
    : Math.min(firstDelayS * 2 ** Math.min(failures - freeFailures, 20), delayMaxS);

/**
 * Returns the seconds until the next attempt is allowed, rounded up; 0 when it is allowed now. If
 * the clock was set back, the result is still not larger than the delay.
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
