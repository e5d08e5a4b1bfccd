import { yearPlans } from '#budget';
import { ORGANISATIONS_SQL } from '#identity';
import { LEDGER_TOTALS_SQL, type Series } from '#ledger';
import { PROGRESS_READINGS_SQL } from '#milestones';
import { inScope, type Tx } from '#platform/database';
import { codesOfProjects, PROJECTS_SQL, projectInScope, type Stage } from '#projects';
import { EXTERNAL_IDS_SQL } from '#reconciliation';
import { type Fen, lastDayOf, type Month } from '#values';

/** Sums of a series in fen; null where the ledger has no entry. */
export interface OutsideSums {
  monthFen: Fen | null;
  /** January up to the month. */
  yearFen: Fen | null;
  /** All months up to the month. */
  totalFen: Fen | null;
}

/** What is on record of a project for a month of another system. */
export interface OutsideProject {
  id: string;
  name: string;
  /** Null where the other system gave it no id, so that it cannot be reported there. */
  outsideId: string | null;
  codes: readonly string[];
  organisationName: string | null;
  stage: Stage | null;
  totalInvestmentFen: Fen | null;
  yearPlanFen: Fen | null;
  sums: Readonly<Partial<Record<Series, OutsideSums>>>;
  /** Physical progress at the end of the month, in hundredths of a percent. */
  progress: number | null;
}

const PROJECTS = `SELECT project.id::text, project.name, led.name AS "organisationName",
    project.stage, project.total_investment_fen AS "totalInvestmentFen",
    outside.external_id AS "outsideId"
  FROM ${PROJECTS_SQL} project
  LEFT JOIN ${ORGANISATIONS_SQL} led ON led.id = project.unit_id
  LEFT JOIN ${EXTERNAL_IDS_SQL} outside
    ON outside.project_id = project.id AND outside.system = $1
 WHERE ${inScope('project.organisation_number')} AND project.kind = 'investment'
 ORDER BY outside.external_id, project.name, project.id`;

const SUMS = `SELECT project_id::text AS "projectId", series,
    (sum(amount_fen) FILTER (WHERE month = $2))::bigint AS "monthFen",
    (sum(amount_fen) FILTER (WHERE month >= $3))::bigint AS "yearFen",
    sum(amount_fen)::bigint AS "totalFen"
  FROM ${LEDGER_TOTALS_SQL} totals
 WHERE project_id = ANY ($1::uuid[]) AND month <= $2 AND ${projectInScope('project_id')}
 GROUP BY project_id, series`;

const PROGRESS = `SELECT DISTINCT ON (project_id) project_id::text AS "projectId", hundredths
  FROM ${PROGRESS_READINGS_SQL} reading
 WHERE project_id = ANY ($1::uuid[]) AND read_on <= $2 AND ${projectInScope('project_id')}
 ORDER BY project_id, read_on DESC, recorded_at DESC, id DESC`;

interface ProjectFacts {
  id: string;
  name: string;
  organisationName: string | null;
  stage: Stage | null;
  totalInvestmentFen: Fen | null;
  outsideId: string | null;
}

/**
 * Returns what is on record of the investment projects within the access scope for a month of
 * another system: those that have an id there by that id, then the others by name.
 */
export async function outsideMonth(
  tx: Tx,
  { code, month }: { code: string; month: Month },
): Promise<OutsideProject[]> {
  const projects = await tx.query<ProjectFacts[]>(PROJECTS, [code]);
  const ids = projects.filter(({ outsideId }) => outsideId !== null).map(({ id }) => id);
  const last = lastDayOf(month);
  const sums = await sumsOf(tx, ids, month);
  const progress = new Map(
    (await tx.query<{ projectId: string; hundredths: number }[]>(PROGRESS, [ids, last])).map(
      ({ projectId, hundredths }) => [projectId, hundredths],
    ),
  );
  const plans = await yearPlans(tx, ids, { asOf: last, knownAt: null });
  const codes = await codesOfProjects(tx, ids);
  const year = Number(month.slice(0, 4));
  return projects.map((project) => ({
    ...project,
    codes: codes.filter(({ projectId }) => projectId === project.id).map(({ code }) => code),
    yearPlanFen: plans.get(project.id)?.find((one) => one.year === year)?.present.amountFen ?? null,
    sums: sums.get(project.id) ?? {},
    progress: progress.get(project.id) ?? null,
  }));
}

async function sumsOf(
  tx: Tx,
  ids: readonly string[],
  month: Month,
): Promise<ReadonlyMap<string, Partial<Record<Series, OutsideSums>>>> {
  const rows = await tx.query<(OutsideSums & { projectId: string; series: Series })[]>(SUMS, [
    ids,
    month,
    `${month.slice(0, 4)}-01`,
  ]);
  const sums = new Map<string, Partial<Record<Series, OutsideSums>>>();
  for (const { projectId, series, ...own } of rows)
    sums.set(projectId, { ...sums.get(projectId), [series]: own });
  return sums;
}
