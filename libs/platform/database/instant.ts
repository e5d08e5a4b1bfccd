import type { Tx } from './database.js';

/**
 * Stamps the instant of a fact. The shared lock is held until commit, so that a report which takes the
 * exclusive one (see {@link settleInstant}) knows that nothing older than its instant can still commit.
 * Rounded up to the next millisecond: JavaScript's dates carry no more, and a stamp must not be older than a report of the same millisecond.
 */
export async function stampInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT stamp_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}

/** Waits until every fact stamped so far is committed or gone, and answers the instant up to which all is now known. */
export async function settleInstant(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('SELECT settle_instant() AS at');
  if (!row) throw new Error('the database gave no instant');
  return row.at;
}
