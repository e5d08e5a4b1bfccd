import { inScope, organisationInScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { ProjectRow } from './project-row.js';

/** A project and the organisation responsible for it. */
export interface ProjectHome {
  id: string;
  unitId: string;
}

const HOMES = `SELECT id, unit_id AS "unitId" FROM projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')} ORDER BY id`;

/**
 * Lists those of the given projects that lie within the read scope of the transaction, each with
 * its organisation.
 */
export const projectHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> =>
  tx.query<ProjectHome[]>(HOMES, [ids]);

/**
 * Lists those of the given projects that the transaction may write, each with its organisation, and
 * locks their rows until commit. Locking in the order of ids prevents deadlocks.
 */
export const lockHomes = (tx: Tx, ids: readonly string[]): Promise<ProjectHome[]> =>
  tx.query<ProjectHome[]>(`${HOMES} FOR UPDATE`, [ids]);

/**
 * Makes another organisation responsible for a project. The organisation is also stored in tables
 * with data of the project; foreign keys update it there.
 */
export const moveToOrganisation = async (tx: Tx, id: string, unitId: string): Promise<void> => {
  await tx.query('UPDATE projects SET unit_id = $2, version = version + 1 WHERE id = $1', [
    id,
    unitId,
  ]);
};

/**
 * Locks a project until commit, so that concurrent changes of the same project wait for each other.
 * Readers are not blocked.
 * @throws Problem NOT_FOUND for a project outside the access scope, FORBIDDEN for a project that
 * the transaction may read but not write.
 */
export async function lockProject(tx: Tx, id: string): Promise<ProjectRow> {
  const held = await tx.query<object[]>('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [
    id,
  ]);
  const project = await tx.findOne(ProjectRow, {
    where: { id, organisationNumber: organisationInScope() },
  });
  if (!project) throw new Problem('NOT_FOUND');
  if (held.length === 0) throw new Problem('FORBIDDEN');
  return project;
}
