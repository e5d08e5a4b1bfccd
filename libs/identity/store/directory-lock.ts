import type { Tx } from '#platform';

/**
 * Advisory lock that allows one change of organisations, people and roles at a time, because rules
 * that cover all of them are checked before the change. The triggers of these tables take the same
 * lock.
 */
const ONE_DIRECTORY_CHANGE = 7_410_000_015;

/**
 * Waits until other changes of organisations, people and roles have committed; holds the lock to
 * the end of this transaction.
 */
export const lockDirectory = async (tx: Tx): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_DIRECTORY_CHANGE]);
};
