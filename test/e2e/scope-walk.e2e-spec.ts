import { afterEach, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { walk } from '../scope/walk.js';

let tracker: BootedTracker | undefined;
afterEach(async () => {
  await tracker?.close();
  tracker = undefined;
});

describe('a random walk over people, units and routes, judged by an oracle that shares no line with the program', () => {
  it.each([1, 20261123])('finds no read or write across scope (seed %d)', async (seed) => {
    tracker = await bootTracker();
    const { steps, trespasses } = await walk(tracker, { seed, rounds: 60, atOnce: 6 });
    expect(trespasses).toEqual([]);
    expect(steps).toBe(360);
  });

  it('finds none either when 24 people share two connections', async () => {
    tracker = await bootTracker({ poolSize: 2 });
    const { steps, trespasses } = await walk(tracker, { seed: 7, rounds: 12, atOnce: 24 });
    expect(trespasses).toEqual([]);
    expect(steps).toBe(288);
  });
});
