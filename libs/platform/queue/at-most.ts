import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something, but not for longer than `ms`. @returns whether it came to an end, well or badly, in that time. */
export const atMost = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    pause(ms, false, { ref: false }),
  ]);
