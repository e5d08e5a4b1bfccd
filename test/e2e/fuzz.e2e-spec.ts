import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { describedRoutes } from '../fuzz/described-routes.js';
import { fuzz, type FuzzPlan, keptErrors } from '../fuzz/fuzz.js';

const { log, lines } = keptErrors();
let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker({ log });
});
afterAll(() => tracker?.close());

/**
 * Returns which random requests to send: the same requests on each run, unless environment
 * variables (see `npm run fuzz`) say otherwise.
 */
function plan(): FuzzPlan {
  const { FUZZ_SEED: seed, FUZZ_REQUESTS: requests, FUZZ_ONLY: only } = process.env;
  return {
    seed: Number(seed ?? 14_052_025),
    requestsPerRoute: Number(requests ?? 3),
    only: only ?? '',
  };
}

describe('whatever is asked of any route, by a stranger or any role', () => {
  it('is answered, and refused in a short problem document that shows nothing of the inside', async () => {
    const { routes, answers, failures } = await fuzz(tracker, plan(), lines);
    if (process.env['FUZZ_SEED'])
      process.stderr.write(`seed ${plan().seed}: ${JSON.stringify(answers)}\n`);
    expect(failures).toEqual([]);
    if (!plan().only) expect(routes).toHaveLength(describedRoutes().routes.length);
    expect(Object.keys(answers).map(Number)).toEqual(
      expect.arrayContaining([200, 400, 401, 403, 404]),
    );
    expect((await tracker.anonymous().get('/readyz')).status).toBe(200);
  }, 3_600_000);
});
