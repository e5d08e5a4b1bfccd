import { randomUUID } from 'node:crypto';
import { type Database, type Tx } from '../database/database.js';
import { noOrganisationsScope, withPrivileges } from '../database/scope.js';

/**
 * Time of the latest sweep (periodic check for unfinished work) by any worker process, measured by
 * the database's clock.
 */
export interface Heartbeat {
  lastSweepAt: Date;
  secondsAgo: number;
}

/**
 * Stores that a worker process has just done its periodic check for unfinished work (sweep).
 * Deletes the rows of workers that have done no such check for a day.
 */
export const noteSweep = (database: Database, workerId: string): Promise<void> =>
  database.write(
    withPrivileges(noOrganisationsScope('service:sweeper', randomUUID()), 'operations'),
    async (tx) => {
      await tx.query(
        'INSERT INTO worker_sweeps (worker_id) VALUES ($1) ON CONFLICT (worker_id) DO UPDATE SET swept_at = clock_timestamp()',
        [workerId],
      );
      await tx.query(
        "DELETE FROM worker_sweeps WHERE swept_at < clock_timestamp() - interval '1 day'",
      );
    },
  );

/**
 * Returns the time of the latest periodic check by any worker process; null when there was none for
 * a day.
 */
export async function heartbeat(tx: Tx): Promise<Heartbeat | null> {
  const [sign] = await tx.query<Heartbeat[]>(
    `SELECT swept_at AS "lastSweepAt",
      floor(extract(epoch FROM clock_timestamp() - swept_at))::int AS "secondsAgo"
      FROM worker_sweeps ORDER BY swept_at DESC LIMIT 1`,
  );
  return sign ?? null;
}
