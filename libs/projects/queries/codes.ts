import { inScope, type Tx } from '#platform/database';
import type { NamedProject } from '../rules/match-project.js';
import { ProjectCodeRow } from '../store/code-row.js';
import { projectInScope } from '../store/exported-sql.js';

/**
 * Lists the codes of a project in alphabetical order: at most `limit`, beginning with the one that
 * follows the code `after`.
 */
export function codesOf(
  tx: Tx,
  projectId: string,
  page: { after?: string | undefined; limit: number },
): Promise<ProjectCodeRow[]> {
  const query = tx
    .createQueryBuilder(ProjectCodeRow, 'code')
    .where(`code.project_id = :projectId AND ${projectInScope('code.project_id')}`, { projectId })
    .orderBy('code.code COLLATE "C"')
    .limit(page.limit);
  if (page.after !== undefined)
    query.andWhere('code.code COLLATE "C" > :after', { after: page.after });
  return query.getMany();
}

/** Lists the codes of several projects, in alphabetical order. */
export const codesOfProjects = (
  tx: Tx,
  projectIds: readonly string[],
): Promise<Pick<ProjectCodeRow, 'code' | 'projectId'>[]> =>
  tx.query<Pick<ProjectCodeRow, 'code' | 'projectId'>[]>(
    `SELECT code, project_id::text AS "projectId" FROM project_codes
      WHERE project_id = ANY ($1::uuid[]) AND ${projectInScope('project_codes.project_id')}
      ORDER BY code COLLATE "C"`,
    [projectIds],
  );

/** Lists every project within the access scope of the transaction, with its name and codes. */
export const namedProjects = (tx: Tx): Promise<NamedProject[]> =>
  tx.query<NamedProject[]>(
    `SELECT project.id, project.unit_id AS "unitId", project.name,
      coalesce(array_agg(known.code ORDER BY known.code) FILTER (WHERE known.code IS NOT NULL),
        '{}') AS codes
     FROM projects project LEFT JOIN project_codes known ON known.project_id = project.id
     WHERE ${inScope('project.organisation_number')} GROUP BY project.id ORDER BY project.id`,
  );
