import { afterEach, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { EXEMPT, NEVER_DONE, RouteBook } from '../scope/routes.js';
import { walk } from '../scope/walk.js';

let tracker: BootedTracker | undefined;
const routes = new RouteBook();
afterEach(async () => {
  await tracker?.close();
  tracker = undefined;
});

/**
 * Time limit in milliseconds of one random access test, which takes longer than other tests on a
 * busy machine.
 */
const WALK_MS = 300_000;

describe('a random walk over people, units and routes, checked by an oracle that shares no line with the program', () => {
  it.each([1, 20261123])(
    'finds no read or write across scope (seed %d)',
    async (seed) => {
      tracker = await bootTracker();
      const walked = await walk(tracker, { seed, rounds: 70, atOnce: 6 });
      routes.join(walked.routes);
      expect(walked.trespasses).toEqual([]);
      expect(walked.steps).toBe(490);
    },
    WALK_MS,
  );

  it(
    'finds none either when 24 people share two connections',
    async () => {
      tracker = await bootTracker({ poolSize: 2 });
      const walked = await walk(tracker, { seed: 7, rounds: 15, atOnce: 24 });
      routes.join(walked.routes);
      expect(walked.trespasses).toEqual([]);
      expect(walked.steps).toBe(420);
    },
    WALK_MS,
  );

  // Requests are chosen at random, so a rare kind may never be sent by a user who has permission.
  // Walks that favour the kinds that call the routes still missing therefore follow, until every
  // route has succeeded at least once. One goes on in the same city for some legs, because a new
  // city costs more than a leg; the next begins with a new one, where nothing is used up.
  it(
    'walks every route of the api, with success as well as without, or says why not',
    async () => {
      for (let seed = 100; seed <= 800 && routes.missed('done').length > 0; seed += 100) {
        await tracker?.close();
        tracker = await bootTracker();
        const walked = await walk(tracker, { seed, rounds: 25, atOnce: 6, routes, legs: 6 });
        expect(walked.trespasses).toEqual([]);
      }
      expect(routes.missed('asked')).toEqual([]);
      expect(routes.missed('done')).toEqual([]);
      expect(
        Object.keys({ ...EXEMPT, ...NEVER_DONE }).filter((route) => !routes.routes.includes(route)),
      ).toEqual([]);
    },
    16 * WALK_MS,
  );
});
