import { afterAll, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { walk } from '../scope/walk.js';

let tracker: BootedTracker | undefined;
afterAll(() => tracker?.close());

/**
 * Time limit in milliseconds of the random access test, which takes longer than other tests on a
 * busy machine.
 */
const WALK_MS = 180_000;

/**
 * Switches off row-level security on every table of the database, so that only the program's own
 * authorization policies restrict access.
 */
const openAllTables = (database: string): Promise<unknown> =>
  asSuperuser(database, (client) =>
    client.query(`
  DO $$
  DECLARE scoped regclass;
  BEGIN
    FOR scoped IN SELECT oid FROM pg_class WHERE relrowsecurity LOOP
      EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', scoped);
    END LOOP;
  END
  $$`),
  );

describe('with row-level security switched off', () => {
  it(
    'the policies alone let nobody read or write across scope',
    async () => {
      tracker = await bootTracker();
      await openAllTables(tracker.test.name);
      const { steps, trespasses } = await walk(tracker, { seed: 5, rounds: 70, atOnce: 6 });
      expect(trespasses).toEqual([]);
      expect(steps).toBe(490);
    },
    WALK_MS,
  );
});
