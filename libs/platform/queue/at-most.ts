import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a promise, at most `ms` milliseconds. @returns whether it settled, successfully or not,
 * in that time.
 */
export const atMost = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    pause(ms, false, { ref: false }),
  ]);
