import { type CostChain, costChains, yearPlans } from '#budget';
import { type Disclosure, documentsDisclosed } from '#documents';
import { ORGANISATIONS_SQL } from '#identity';
import { LEDGER_TOTALS_SQL, type Series } from '#ledger';
import { MILESTONES_SQL } from '#milestones';
import { PLANS_SQL } from '#plan';
import type { Tx } from '#platform/database';
import {
  codesOfProjects,
  FURTHER_ITEMS_SQL,
  projectInScope,
  PROJECTS_SQL,
  type ProjectRow,
  selectProjects,
} from '#projects';
import type { Day, Fen } from '#values';
import type {
  ProjectFacts,
  PublishedDocument,
  PublishedMilestone,
} from '../rules/oc4ids-project.js';

const SPEND = `SELECT totals.project_id::text AS "projectId", left(totals.month, 4)::integer AS year,
    totals.series, sum(totals.amount_fen)::text AS "amountFen"
  FROM ${LEDGER_TOTALS_SQL} totals
  WHERE totals.project_id = ANY ($1::uuid[]) AND ${projectInScope('totals.project_id')}
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const MILESTONES = `SELECT milestone.project_id::text AS "projectId", milestone.id::text,
    milestone.name, milestone.baseline_on AS "baselineOn", milestone.forecast_on AS "forecastOn",
    milestone.actual_on AS "actualOn"
  FROM ${MILESTONES_SQL} milestone
  WHERE milestone.project_id = ANY ($1::uuid[]) AND NOT milestone.derived
    AND ${projectInScope('milestone.project_id')}
  ORDER BY milestone.baseline_on, milestone.id`;
const ITEMS = `SELECT named.id::text AS "projectId", plan.name || '专栏' || named.column_number || '第'
    || named.item_number || '项' AS words
  FROM (SELECT id, plan_code, column_number, item_number, 0 AS position FROM ${PROJECTS_SQL} project
    UNION ALL
    SELECT project_id, plan_code, column_number, item_number, position
      FROM ${FURTHER_ITEMS_SQL} further) named
  JOIN ${PLANS_SQL} plan ON plan.code = named.plan_code
  WHERE named.id = ANY ($1::uuid[]) AND ${projectInScope('named.id')}
  ORDER BY named.id, named.position`;
const LEADERS = `SELECT id, name FROM ${ORGANISATIONS_SQL} organisation WHERE id = ANY ($1::text[])`;

type Of<T> = T & { projectId: string };

/**
 * Reads what is recorded about projects and may be published, by project id. Projects outside the
 * access scope are left out. The number of statements does not depend on the number of projects.
 * @param levels which documents may be named
 */
export async function projectFacts(
  tx: Tx,
  ids: readonly string[],
  { today, levels }: { today: Day; levels: readonly Disclosure[] },
): Promise<ReadonlyMap<string, ProjectFacts>> {
  const projects = await selectProjects(tx)
    .where(`project.id = ANY (:ids) AND ${projectInScope('project.id')}`, { ids: [...ids] })
    .getMany();
  const when = { asOf: today, knownAt: null };
  const known: Known = {
    chains: await costChains(tx, projects, when),
    plans: await yearPlans(tx, ids, when),
    leaders: new Map(
      (
        await tx.query<{ id: string; name: string }[]>(LEADERS, [
          projects.map(({ unitId }) => unitId),
        ])
      ).map(({ id, name }) => [id, name]),
    ),
    codes: byProject(await codesOfProjects(tx, ids)),
    items: byProject(await tx.query<Of<{ words: string }>[]>(ITEMS, [ids])),
    spend: byProject(
      await tx.query<Of<{ year: number; series: Series; amountFen: string }>[]>(SPEND, [ids]),
    ),
    milestones: byProject(await tx.query<Of<PublishedMilestone>[]>(MILESTONES, [ids])),
    documents: byProject(await documentsDisclosed(tx, ids, levels)),
  };
  return new Map(projects.map((project) => [project.id, factsOf(project, known)]));
}

interface Known {
  chains: ReadonlyMap<string, CostChain>;
  plans: Awaited<ReturnType<typeof yearPlans>>;
  leaders: ReadonlyMap<string, string>;
  codes: ReadonlyMap<string, readonly { code: string }[]>;
  items: ReadonlyMap<string, readonly { words: string }[]>;
  spend: ReadonlyMap<string, readonly { year: number; series: Series; amountFen: string }[]>;
  milestones: ReadonlyMap<string, readonly PublishedMilestone[]>;
  documents: ReadonlyMap<string, readonly PublishedDocument[]>;
}

function factsOf(project: ProjectRow, known: Known): ProjectFacts {
  const { id, unitId } = project;
  const chain = known.chains.get(id);
  if (!chain) throw new Error(`no chain was built for project ${id}`);
  return {
    id,
    name: project.name,
    summary: project.summary,
    stage: project.stage,
    stageOn: project.stageOn,
    codes: (known.codes.get(id) ?? []).map(({ code }) => code),
    organisation: { id: unitId, name: known.leaders.get(unitId) ?? unitId },
    planItems: (known.items.get(id) ?? []).map(({ words }) => words),
    location: project.location,
    district: project.district,
    plannedStartOn: project.plannedStartOn,
    plannedFinishOn: project.plannedFinishOn,
    ceiling: chain.ceiling,
    approvedOn: chain.current?.setOn ?? null,
    finalFen: finalOf(chain),
    years: (known.plans.get(id) ?? []).map(({ year, present }) => ({
      year,
      plannedFen: present.amountFen,
    })),
    spend: (known.spend.get(id) ?? []).map(({ year, series, amountFen }) => ({
      year,
      series,
      amountFen: BigInt(amountFen),
    })),
    milestones: (known.milestones.get(id) ?? []).map((one) => ({ ...one })),
    documents: known.documents.get(id) ?? [],
  };
}

/** Amount of the final account that counts, in fen; null where none or several do. */
function finalOf({ records }: CostChain): Fen | null {
  const [record, other] = records.filter(
    ({ stage, standing }) => stage === 'final-account' && standing === 'counts',
  );
  return record && !other ? record.amountFen : null;
}

function byProject<Row extends { projectId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.projectId, [...(found.get(row.projectId) ?? []), row]);
  return found;
}
