import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { ItemRef, ProjectFacts } from '../rules/registration.js';
import { ProjectCodeRow } from '../store/code-row.js';
import type { ProjectRow } from '../store/project-row.js';
import type { PartKind } from '../rules/part.js';

const FURTHER = `SELECT plan_code AS plan, column_number AS "column", item_number AS number
  FROM project_further_items WHERE project_id = $1 ORDER BY position`;

/** Lists the plan items of a project, the first one first. */
export async function planItemsOf(tx: Tx, project: ProjectRow): Promise<ItemRef[]> {
  const { planCode, columnNumber, itemNumber } = project;
  if (planCode === null || columnNumber === null || itemNumber === null) return [];
  const further = await tx.query<ItemRef[]>(FURTHER, [project.id]);
  return [{ plan: planCode, column: columnNumber, number: itemNumber }, ...further];
}

/** The relation of a part to its parent on a day. */
export interface CurrentParent {
  linkId: string;
  parentId: string;
  part: PartKind;
  validFrom: Day;
}

const CURRENT_PARENT = `SELECT id AS "linkId", parent_id AS "parentId", part,
    valid_from AS "validFrom" FROM project_parents
  WHERE project_id = $1 AND valid_from <= $2 AND coalesce(ended_on, valid_to, $2) >= $2
  ORDER BY valid_from DESC LIMIT 1`;

/** Returns the parent of a project on a day; null for one that is no part. */
export async function parentOn(
  tx: Tx,
  projectId: string,
  today: Day,
): Promise<CurrentParent | null> {
  const [row] = await tx.query<CurrentParent[]>(CURRENT_PARENT, [projectId, today]);
  return row ?? null;
}

/** Returns what is recorded of a project, in the form in which it is registered and changed. */
export async function factsOf(tx: Tx, project: ProjectRow, today: Day): Promise<ProjectFacts> {
  const parent = await parentOn(tx, project.id, today);
  const codes = await tx.find(ProjectCodeRow, {
    where: { projectId: project.id },
    order: { code: 'ASC' },
    take: 1000,
  });
  const { location } = project;
  return {
    name: project.name,
    kind: project.kind as ProjectFacts['kind'],
    planItems: await planItemsOf(tx, project),
    parentId: parent?.parentId ?? null,
    part: parent?.part ?? null,
    supervisingOrganisationId: project.supervisingOrganisationId,
    officerPersonId: project.officerPersonId,
    leaderPersonId: project.leaderPersonId,
    codes: codes.map(({ code }) => code),
    approvalRegime: project.approvalRegime,
    tier: project.tier as ProjectFacts['tier'],
    scope: project.scope as ProjectFacts['scope'],
    sector: project.sector,
    location: location && {
      type: location.type,
      positions: location.positions,
      system: location.system,
    },
    district: project.district,
    plannedStartOn: project.plannedStartOn,
    plannedFinishOn: project.plannedFinishOn,
    summary: project.summary,
    totalInvestmentFen: project.totalInvestmentFen?.toString() ?? null,
    fypSpendFen: project.fypSpendFen?.toString() ?? null,
    figureNote: project.figureNote,
  };
}
