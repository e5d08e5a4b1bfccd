import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { TreeOrganisation } from '../rules/role.js';

/**
 * Returns the id of the parent that an organisation had on a day; null for the topmost organisation
 * and for an unknown one.
 */
export async function parentOn(tx: Tx, unitId: string, on: Day): Promise<string | null> {
  const [row] = await tx.query<{ parentId: string | null }[]>(
    'SELECT parent_id AS "parentId" FROM organisation_parents WHERE unit_id = $1 AND valid_from <= $2 ORDER BY valid_from DESC, recorded_at DESC LIMIT 1',
    [unitId, on],
  );
  return row?.parentId ?? null;
}

/** Returns the tree of organisations on a day. */
const treeOn = (tx: Tx, on: Day): Promise<TreeOrganisation[]> =>
  tx.query<TreeOrganisation[]>(
    'SELECT DISTINCT ON (unit_id) unit_id AS id, parent_id AS "parentId" FROM organisation_parents WHERE valid_from <= $1 ORDER BY unit_id, valid_from DESC, recorded_at DESC',
    [on],
  );

/**
 * Returns the trees of organisations in which a parent of `unitId` that applies from `fromOn` on
 * must be valid: the tree of that day, and the tree of each later day on which any organisation is
 * moved, up to the next recorded move of `unitId`.
 */
export async function treesFrom(
  tx: Tx,
  unitId: string,
  fromOn: Day,
): Promise<TreeOrganisation[][]> {
  const moves = await tx.query<{ day: Day }[]>(
    `SELECT DISTINCT valid_from AS day FROM organisation_parents
     WHERE valid_from > $2 AND valid_from
       < coalesce((SELECT min(own.valid_from) FROM organisation_parents own
         WHERE own.unit_id = $1 AND own.valid_from > $2), 'infinity') ORDER BY 1`,
    [unitId, fromOn],
  );
  const trees: TreeOrganisation[][] = [];
  for (const on of [fromOn, ...moves.map(({ day }) => day)]) trees.push(await treeOn(tx, on));
  return trees;
}
