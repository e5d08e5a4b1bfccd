import { Problem } from '../problem/problem.js';
import type { Database, Tx } from './database.js';
import type { Scope } from './scope.js';

/**
 * Returns the timestamp for a row that is about to be inserted. A shared lock is held until the
 * transaction ends; a report that waits for this lock with {@link settleInstant} can rely on no row
 * with an older timestamp being committed later. The timestamp is rounded up to the next
 * millisecond, the precision of JavaScript dates, so that it is never older than a report of the
 * same millisecond.
 */
export async function stampInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT stamp_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}

/**
 * Waits until every transaction that has called {@link stampInstant} is committed or rolled back.
 * Returns the current instant: all rows with timestamps up to it are now committed and visible.
 */
export async function settleInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT settle_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}

/**
 * Determines the instant whose data a report shows, so that the same report never changes later.
 * Runs in a separate transaction, because the report's own snapshot must be taken after all rows up
 * to that instant are committed.
 * @param asked the instant that the user requested; null means now.
 * @throws Problem KNOWN_AT_IN_FUTURE when the requested instant is in the future.
 */
export async function settleKnownAt(
  database: Database,
  scope: Scope,
  asked: Date | null,
): Promise<Date> {
  const now = await database.read(scope, settleInstant);
  if (asked && asked > now)
    throw new Problem('KNOWN_AT_IN_FUTURE', {}, [
      { path: 'knownAt', code: 'KNOWN_AT_IN_FUTURE', accepted: `≤ ${now.toISOString()}` },
    ]);
  return asked ?? now;
}
