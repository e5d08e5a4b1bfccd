import type { Tx } from '#platform';

/** A project and the unit that answers for it. */
export interface ProjectHome { id: string; unitId: string }

const HOMES = 'SELECT id, unit_id AS "unitId" FROM projects WHERE id = ANY ($1::uuid[]) ORDER BY id';

/** The units of those of `ids` that the transaction sees. */
export const projectHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> => tx.query<ProjectHome[]>(HOMES, [ids]);

/** The units of those of `ids` that the transaction may write, locked in the order of their ids until commit. */
export const lockHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> => tx.query<ProjectHome[]>(`${HOMES} FOR UPDATE`, [ids]);

/** Moves a project; every table that repeats its unit follows by its foreign key. */
export const moveToUnit = async (tx: Tx, id: string, unitId: string): Promise<void> => {
  await tx.query('UPDATE projects SET unit_id = $2, version = version + 1 WHERE id = $1', [id, unitId]);
};
