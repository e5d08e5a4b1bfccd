import type { Tx } from '#platform/database';

/**
 * Id of the advisory lock that allows one change of organisations, people and roles at a time,
 * because checks before such a change read all of them. The triggers of these tables take the same
 * lock.
 */
const ONE_DIRECTORY_CHANGE = 7_410_000_015;

/**
 * Waits until other transactions that change organisations, people or roles have ended, and
 * prevents further such changes until this transaction ends.
 */
export const lockDirectory = async (tx: Tx): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_DIRECTORY_CHANGE]);
};
