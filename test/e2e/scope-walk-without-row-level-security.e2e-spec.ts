import { afterAll, describe, expect, it, jest } from '@jest/globals';
import type { BootedTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker | undefined;
afterAll(() => tracker?.close());

/**
 * Time limit in milliseconds of the random access test, which takes longer than other tests on a
 * busy machine.
 */
const WALK_MS = 180_000;

describe('with the policies switched off', () => {
  it(
    'row-level security alone lets nobody read or write across scope',
    async () => {
      jest.unstable_mockModule('../../libs/identity/policies/policies.js', () => ({
        can: () => true,
        allow: () => undefined,
      }));
      const { bootTracker } = await import('../harness/booted-tracker.js');
      const { walk } = await import('../scope/walk.js');
      tracker = await bootTracker();
      const { steps, trespasses } = await walk(tracker, {
        seed: 3,
        rounds: 70,
        atOnce: 6,
        policies: false,
      });
      expect(trespasses).toEqual([]);
      expect(steps).toBe(490);
    },
    WALK_MS,
  );
});
