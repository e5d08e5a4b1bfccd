import { inScope, organisationInScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { ProjectRow } from '../store/project-row.js';

/**
 * Returns the project with this id.
 * @throws Problem NOT_FOUND when the project does not exist or lies outside the access scope of the
 * transaction.
 */
export async function findProject(tx: Tx, id: string): Promise<ProjectRow> {
  const project = await tx.findOne(ProjectRow, {
    where: { id, organisationNumber: organisationInScope() },
  });
  if (!project) throw new Problem('NOT_FOUND');
  return project;
}

/**
 * Returns a text key that identifies a plan item. The plan code is part of the key, because items
 * of different plans can have the same numbers.
 */
export const itemKey = (plan: string, column: number, number: number): string =>
  `${plan} ${column}-${number}`;

const ITEMS = `SELECT named.plan_code || ' ' || named.column_number || '-' || named.item_number AS key,
    array_agg(named.id::text ORDER BY named.id) AS ids
  FROM (SELECT id, plan_code, column_number, item_number FROM projects
      WHERE plan_code IS NOT NULL AND ${inScope('organisation_number')}
    UNION ALL
    SELECT further.project_id, further.plan_code, further.column_number, further.item_number
      FROM project_further_items further JOIN projects ON projects.id = further.project_id
       AND ${inScope('projects.organisation_number')}) named
  GROUP BY 1`;

/**
 * Returns for each plan item the ids of its projects. The map's keys are made by {@link itemKey}.
 */
export async function projectIdsByItem(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ key: string; ids: string[] }[]>(ITEMS);
  return new Map(rows.map((row) => [row.key, row.ids]));
}

/** Returns the project ids of a plan's flagship projects, by item number. */
export async function flagshipIds(tx: Tx, planCode: string): Promise<Map<number, string>> {
  const flagships = await tx.find(ProjectRow, {
    where: { planCode, flagship: true, organisationNumber: organisationInScope() },
  });
  return new Map(
    flagships.flatMap(({ itemNumber, id }) => (itemNumber === null ? [] : [[itemNumber, id]])),
  );
}
