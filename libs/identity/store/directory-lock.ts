import type { Tx } from '#platform';

/** Of units, people and roles one change at a time: a rule judged over all of them must not be overtaken by another change. The triggers of these tables take the same lock. */
const ONE_DIRECTORY_CHANGE = 7_410_000_015;

/** Waits for other changes of the directory to commit; held to the end of this transaction. */
export const lockDirectory = async (tx: Tx): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_DIRECTORY_CHANGE]);
};
