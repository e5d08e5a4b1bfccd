import type { Tx } from '#platform/database';

/**
 * Locks projects until commit, so that no other evaluation of the alert rules for these projects
 * runs at the same time. The projects are locked in the order of their ids, so that two evaluations
 * cannot deadlock. Users who save data of the projects are not blocked.
 */
export async function lockForEvaluation(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    'SELECT id FROM projects WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    [ids],
  );
}
