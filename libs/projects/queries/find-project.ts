import { inScope, Problem, type Tx, unitInScope } from '#platform';
import { ProjectRow } from '../store/project-row.js';

/**
 * The project with this id.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the transaction's access scope.
 */
export async function findProject(tx: Tx, id: string): Promise<ProjectRow> {
  const project = await tx.findOne(ProjectRow, { where: { id, unitId: unitInScope() } });
  if (!project) throw new Problem('NOT_FOUND');
  return project;
}

/**
 * Key of a plan item. It includes the plan, because items of different plans can have the same
 * numbers.
 */
export const itemKey = (plan: string, column: number, number: number): string =>
  `${plan} ${column}-${number}`;

/** Ids of the projects that track each item, keyed by {@link itemKey}. */
export async function projectIdsByItem(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ key: string; ids: string[] }[]>(
    `SELECT plan_code || ' ' || column_number || '-' || item_number AS key,
      array_agg(id::text ORDER BY id) AS ids FROM projects WHERE ${inScope('unit_id')} GROUP BY 1`,
  );
  return new Map(rows.map((row) => [row.key, row.ids]));
}

/** Ids of a plan's flagships by their item number. */
export async function flagshipIds(tx: Tx, planCode: string): Promise<Map<number, string>> {
  const flagships = await tx.find(ProjectRow, {
    where: { planCode, flagship: true, unitId: unitInScope() },
  });
  return new Map(flagships.map((project) => [project.itemNumber, project.id]));
}
