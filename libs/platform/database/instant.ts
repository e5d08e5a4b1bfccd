import { Problem } from '../problem/problem.js';
import type { Database, Tx } from './database.js';
import type { Scope } from './scope.js';

/**
 * Returns the timestamp of a fact. A shared lock is held until commit, so that a report that takes
 * the exclusive lock (see {@link settleInstant}) can rely on no older fact being committed later.
 * Rounded up to the next millisecond, because JavaScript dates are no more precise and a timestamp
 * must not be older than a report of the same millisecond.
 */
export async function stampInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT stamp_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}

/**
 * Waits until every fact stamped so far is committed or rolled back, and returns the instant up to
 * which all facts are now known.
 */
export async function settleInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT settle_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}

/**
 * Settles the instant for which a question is answered, so that the answer never changes later.
 * Runs in a separate transaction, because the snapshot for the answer must be taken after waiting
 * for older facts.
 * @param asked null means now.
 * @throws Problem KNOWN_AT_IN_FUTURE.
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
