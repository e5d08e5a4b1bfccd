import { ORGANISATIONS_SQL } from '#identity';
import { ALERTS_SQL, type Dimension, EVALUATIONS_SQL, type Level } from '#alerts';
import { MILESTONES_SQL } from '#milestones';
import type { CostScope } from '#budget';
import {
  type ApprovalRegime,
  FURTHER_ITEMS_SQL,
  type Location,
  PROJECT_PARENTS_SQL,
  projectOrder,
  PROJECTS_SQL,
  projectInScope,
} from '#projects';
import { SERIES, type Series, LEDGER_HEADS_SQL, LEDGER_TOTALS_SQL } from '#ledger';
import { inScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { planOfFilter } from './plan-of-filter.js';

/**
 * A project as it appears in the list of projects. Amounts are in fen. A null amount means that the
 * amount is unknown, or that there is no ledger entry of its kind.
 */
export interface PortfolioRow {
  id: string;
  name: string;
  /** First item of the project; null, all three, for a project that no plan names. */
  planCode: string | null;
  columnNumber: number | null;
  itemNumber: number | null;
  /** Its items after the first. */
  furtherItems: { plan: string; column: number; number: number }[];
  parentId: string | null;
  kind: 'investment' | 'programme' | 'reform' | 'spatial-guidance';
  stage: string | null;
  stageOn: string | null;
  scope: CostScope;
  approvalRegime: ApprovalRegime | null;
  tier: 'flagship' | 'standard';
  unitId: string;
  unitName: string;
  totalInvestmentFen: bigint | null;
  fypSpendFen: bigint | null;
  figureNote: string | null;
  flagship: boolean;
  place: string;
  version: number;
  supervisingOrganisationId: string | null;
  officerPersonId: string | null;
  leaderPersonId: string | null;
  sector: string | null;
  location: Location | null;
  district: string | null;
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
  summary: string | null;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  moneyEntries: bigint;
  nextMilestoneOn: string | null;
  milestones: number;
  milestonesMet: number;
  overdueMilestones: number;
  /** Milestones whose day was only inferred from the plan; they are never overdue. */
  derivedMilestones: number;
  openAlerts: number;
  /** What the lights of its last evaluation show; empty while it was not evaluated yet. */
  lights: { dimension: Dimension; level: Level }[];
}

/** Filter for the list of projects; a project must match all conditions that are given. */
export interface PortfolioFilter {
  plan?: string | undefined;
  column?: number | undefined;
  kind?: string | undefined;
  flagship?: boolean | undefined;
  unitId?: string | undefined;
  /** A stage; `not-recorded` for projects of which none is recorded. */
  stage?: string | undefined;
  /** Part of the project's name. Characters such as `%` have no special meaning. */
  search?: string | undefined;
}

/**
 * Sort key of the last project of a page, from which the next page continues: flagship projects
 * come first, then the order of the plan.
 */
export interface PortfolioKey {
  flagship: boolean;
  columnNumber: number;
  itemNumber: number;
  id: string;
}

/**
 * Returns SQL for the sum of all entries of a series (kind of amount), null when there is no entry.
 * The SQL searches for an entry only when the sum is zero, because any other sum proves that there
 * is one.
 */
export const sumOf = (series: Series): string =>
  `CASE WHEN head.${series}_fen <> 0
    OR EXISTS (SELECT FROM ${LEDGER_TOTALS_SQL} total
      WHERE total.project_id = project.id AND total.series = '${series}')
        THEN head.${series}_fen END`;

const ROW = `
  SELECT project.id, project.name, project.plan_code AS "planCode",
    project.column_number AS "columnNumber", project.item_number AS "itemNumber", project.kind,
    project.stage, project.stage_on AS "stageOn",
         project.scope, project.approval_regime AS "approvalRegime", project.tier,
           project.unit_id AS "unitId", unit.name AS "unitName",
         project.total_investment_fen AS "totalInvestmentFen",
           project.fyp_spend_fen AS "fypSpendFen", project.figure_note AS "figureNote",
         project.flagship, project.place, project.version,
         project.supervising_organisation_id AS "supervisingOrganisationId",
         project.officer_person_id AS "officerPersonId",
         project.leader_person_id AS "leaderPersonId", project.sector, project.location,
         project.district, project.planned_start_on AS "plannedStartOn",
         project.planned_finish_on AS "plannedFinishOn", project.summary,
         further.items AS "furtherItems", above.parent_id AS "parentId",
         ${SERIES.map((series) => `${sumOf(series)} AS "${series}Fen"`).join(', ')},
         coalesce(head.entries, 0::bigint) AS "moneyEntries",
         days.next_on AS "nextMilestoneOn", days.all_of_them AS milestones,
           days.met AS "milestonesMet", days.overdue AS "overdueMilestones",
           days.derived AS "derivedMilestones",
           warned.live AS "openAlerts",
         coalesce((SELECT jsonb_agg(jsonb_build_object('dimension', light -> 'dimension',
             'level', light -> 'level') ORDER BY place)
           FROM ${EVALUATIONS_SQL} evaluation, jsonb_array_elements(evaluation.lights)
             WITH ORDINALITY AS one (light, place)
           WHERE evaluation.project_id = project.id), '[]') AS lights
    FROM page project
    JOIN ${ORGANISATIONS_SQL} unit ON unit.id = project.unit_id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('plan', item.plan_code, 'column',
          item.column_number, 'number', item.item_number) ORDER BY item.position), '[]') AS items
        FROM ${FURTHER_ITEMS_SQL} item WHERE item.project_id = project.id) further
    LEFT JOIN LATERAL (
      SELECT link.parent_id FROM ${PROJECT_PARENTS_SQL} link
       WHERE link.project_id = project.id AND link.valid_from <= $1
         AND coalesce(link.ended_on, link.valid_to, $1) >= $1 AND ${projectInScope('link.parent_id')}
       ORDER BY link.valid_from DESC LIMIT 1) above ON true
    LEFT JOIN ${LEDGER_HEADS_SQL} head ON head.project_id = project.id
    CROSS JOIN LATERAL (
      SELECT min(forecast_on) FILTER (WHERE actual_on IS NULL AND NOT derived AND forecast_on >= $1)
          AS next_on,
        count(*)::int AS all_of_them,
             count(actual_on)::int AS met,
               (count(*) FILTER (WHERE actual_on IS NULL AND NOT derived AND forecast_on < $1))::int
                 AS overdue,
               (count(*) FILTER (WHERE derived))::int AS derived
        FROM ${MILESTONES_SQL} milestones WHERE project_id = project.id) days
    CROSS JOIN LATERAL (SELECT count(*)::int AS live FROM ${ALERTS_SQL} alerts
      WHERE project_id = project.id AND state IN ('open', 'acknowledged', 'snoozed')) warned
   ORDER BY ${projectOrder('project')}`;

/**
 * Returns a page of the list of projects within the transaction's access scope. A milestone counts
 * as overdue when its forecast day is before `today`, the milestone is not met, and its day is not
 * one that was only inferred from the plan.
 */
export async function portfolio(
  tx: Tx,
  today: string,
  filter: PortfolioFilter,
  page: { after?: PortfolioKey | undefined; limit: number },
): Promise<PortfolioRow[]> {
  const values: unknown[] = [today];
  const conditions: string[] = [inScope('organisation_number')];
  const where = (condition: (...places: string[]) => string, ...given: unknown[]) => {
    const places = given.map((value) => `$${values.push(value)}`);
    conditions.push(condition(...places));
  };
  const plan = await planOfFilter(tx, filter);
  if (plan !== null)
    where(
      (code, column) =>
        `((plan_code = ${code} AND column_number = coalesce(${column}::int, column_number))
          OR EXISTS (SELECT FROM ${FURTHER_ITEMS_SQL} item WHERE item.project_id = projects.id
            AND item.plan_code = ${code}
            AND item.column_number = coalesce(${column}::int, item.column_number)))`,
      plan,
      filter.column ?? null,
    );
  if (filter.kind !== undefined) where((kind) => `kind = ${kind}`, filter.kind);
  if (filter.flagship !== undefined) where((flagship) => `flagship = ${flagship}`, filter.flagship);
  if (filter.unitId !== undefined) where((unit) => `unit_id = ${unit}`, filter.unitId);
  if (filter.stage === 'not-recorded') conditions.push('stage IS NULL');
  else if (filter.stage !== undefined) where((stage) => `stage = ${stage}`, filter.stage);
  if (filter.search !== undefined)
    where((text) => `strpos(lower(name), lower(${text})) > 0`, filter.search);
  if (page.after) {
    const { flagship, columnNumber, itemNumber, id } = page.after;
    where(
      (...key) => `(${projectOrder('projects')}) > (${key[0]}, ${key[1]}, ${key[2]}, ${key[3]})`,
      !flagship,
      columnNumber,
      itemNumber,
      id,
    );
  }
  const limit = `$${values.push(page.limit)}`;
  return tx.query<PortfolioRow[]>(
    `WITH page AS (SELECT * FROM ${PROJECTS_SQL} projects WHERE ${conditions.join(' AND ')}
                    ORDER BY ${projectOrder('projects')} LIMIT ${limit}) ${ROW}`,
    values,
  );
}

/**
 * Returns one project as it appears in the list of projects.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function portfolioRow(tx: Tx, today: string, id: string): Promise<PortfolioRow> {
  const [row] = await tx.query<PortfolioRow[]>(
    `WITH page AS (SELECT * FROM ${PROJECTS_SQL} projects WHERE id = $2 AND ${inScope('organisation_number')}) ${ROW}`,
    [today, id],
  );
  if (!row) throw new Problem('NOT_FOUND');
  return row;
}
