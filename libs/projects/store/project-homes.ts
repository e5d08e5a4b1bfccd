import { inScope, Problem, type Tx, unitInScope } from '#platform';
import { ProjectRow } from './project-row.js';

/** A project and the organisation responsible for it. */
export interface ProjectHome {
  id: string;
  unitId: string;
}

const HOMES = `SELECT id, unit_id AS "unitId" FROM projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('unit_id')} ORDER BY id`;

/** The organisations of those of the projects `ids` that the transaction may read. */
export const projectHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> =>
  tx.query<ProjectHome[]>(HOMES, [ids]);

/**
 * The organisations of those of the projects `ids` that the transaction may write. The rows are
 * locked in the order of their ids until commit.
 */
export const lockHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> =>
  tx.query<ProjectHome[]>(`${HOMES} FOR UPDATE`, [ids]);

/**
 * Changes the organisation of a project; the tables that repeat the organisation are updated by
 * their foreign keys.
 */
export const moveToUnit = async (tx: Tx, id: string, unitId: string): Promise<void> => {
  await tx.query('UPDATE projects SET unit_id = $2, version = version + 1 WHERE id = $1', [
    id,
    unitId,
  ]);
};

/**
 * Locks a project until commit, so that concurrent decisions about it run one after another.
 * Readers, and writers of other facts, are not blocked.
 * @throws Problem NOT_FOUND for a project outside the scope, FORBIDDEN for one that the scope may
 * only read.
 */
export async function lockProject(tx: Tx, id: string): Promise<ProjectRow> {
  const held = await tx.query<object[]>('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [
    id,
  ]);
  const project = await tx.findOne(ProjectRow, { where: { id, unitId: unitInScope() } });
  if (!project) throw new Problem('NOT_FOUND');
  if (held.length === 0) throw new Problem('FORBIDDEN');
  return project;
}
