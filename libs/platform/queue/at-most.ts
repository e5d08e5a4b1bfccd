import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a promise, but no longer than `ms` milliseconds.
 * @returns whether the promise settled in that time, with a result or with an error.
 */
export const atMost = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    pause(ms, false, { ref: false }),
  ]);
