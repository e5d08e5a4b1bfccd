import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 20;
const GIVE_UP_MS = 30_000;

/**
 * Calls `holds` again and again until it returns a true value, and returns that value. If that
 * takes too long, throws an error that contains `what`, the description of the awaited condition.
 */
export async function until<T>(
  what: string,
  holds: () => Promise<T | false | null | undefined>,
  giveUpMs = GIVE_UP_MS,
): Promise<T> {
  const endsAt = performance.now() + giveUpMs;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (performance.now() > endsAt) throw new Error(`waited ${giveUpMs} ms in vain until: ${what}`);
    await pause(STEP_MS);
  }
}

/**
 * Makes an expectation again and again until it is met, as somebody who waits for a page does. A
 * page often shows what follows from an action a moment after the action itself. Throws the last
 * failure if the expectation is never met.
 */
export async function eventually(expectation: () => Promise<void>): Promise<void> {
  const endsAt = performance.now() + GIVE_UP_MS / 3;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (performance.now() > endsAt) throw error;
    }
    await pause(STEP_MS);
  }
}
