import {
  type CostChain,
  costChains,
  evaluateApprovedTotal,
  evaluatePlanPeriod,
  evaluateYearPlan,
  type Layer,
  type LayerResult,
  type Level,
  type MonthsOnRecord,
  type RulesInForce,
  rulesInForce,
  type YearOfPlans,
  yearPlans,
} from '#budget';
import { inScope, type Tx } from '#platform/database';
import {
  type ApprovalRegime,
  approvalRegimesOf,
  type AsKnown,
  findProject,
  type ProjectRow,
  selectProjects,
} from '#projects';
import { type Fen, lastMonthOver, type Month, monthOf } from '#values';
import { completedBetween, type MonthlyMoney, monthlyMoney, NO_MONEY } from './monthly-money.js';
import { type PlanPeriod, planPeriods } from './plan-periods.js';
import { planOfFilter } from './plan-of-filter.js';

/**
 * A project with its three layers: the comparisons of its spending with the approved total, with
 * the year plan, and with the amount of the plan period.
 */
export interface ProjectLayers {
  project: ProjectRow;
  chain: CostChain;
  approvedTotal: LayerResult;
  yearPlan: LayerResult;
  planPeriod: LayerResult;
}

/**
 * Filter for the list of projects with their layers (comparisons with a limit). `level` selects
 * projects for which the given `layer` has that level; without `layer`, projects for which any of
 * the three layers has that level.
 */
export interface LayerFilter {
  plan?: string | undefined;
  column?: number | undefined;
  kind?: string | undefined;
  flagship?: boolean | undefined;
  unitId?: string | undefined;
  level?: Level | undefined;
  layer?: Layer | undefined;
}

/**
 * Sort key of the last project of a page, from which the next page continues: flagship projects
 * come first, then the order of the plan.
 */
export interface LayerKey {
  flagship: boolean;
  columnNumber: number;
  itemNumber: number;
  id: string;
}

/**
 * Returns the layers (comparisons of the spending with three limits) of one project.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectLayers(
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<ProjectLayers> {
  const [layers] = await layersOf(tx, [await findProject(tx, projectId)], when);
  if (!layers) throw new Error(`no layers were judged for project ${projectId}`);
  return layers;
}

/**
 * Number of projects that {@link portfolioLayers} evaluates in one batch when the list is filtered
 * by level.
 */
const JUDGED = 200;
const JUDGED_TIMES = 50;

/**
 * A page of projects with their layers, and the sort key from which the next page continues; `next`
 * is null on the last page.
 */
export interface LayerPage {
  items: ProjectLayers[];
  next: LayerKey | null;
}

/**
 * Returns a page of projects with the layers (comparisons with three limits) of each. The levels of
 * the layers are computed and not stored. With a filter by level, projects are therefore evaluated
 * in batches, from the one after `after`, until the page is full. After 10,000 projects the page is
 * returned even if it is not full.
 */
export async function portfolioLayers(
  tx: Tx,
  filter: LayerFilter,
  when: AsKnown,
  { after, limit }: { after?: LayerKey | undefined; limit: number },
): Promise<LayerPage> {
  const step = filter.level === undefined ? limit + 1 : JUDGED;
  const found: ProjectLayers[] = [];
  let from = after;
  for (let times = 0; times < JUDGED_TIMES; times += 1) {
    const projects = await projectsAfter(tx, filter, from, step);
    found.push(...(await layersOf(tx, projects, when)).filter((layers) => stands(layers, filter)));
    const last = found[limit - 1];
    if (found.length > limit && last)
      return { items: found.slice(0, limit), next: keyOf(last.project) };
    const seen = projects.at(-1);
    if (projects.length < step || !seen) return { items: found, next: null };
    from = keyOf(seen);
  }
  return { items: found, next: from ?? null };
}

const keyOf = ({ flagship, columnNumber, itemNumber, id }: ProjectRow): LayerKey => ({
  flagship,
  columnNumber,
  itemNumber,
  id,
});

const stands = (
  { approvedTotal, yearPlan, planPeriod }: ProjectLayers,
  { level, layer }: LayerFilter,
): boolean =>
  level === undefined ||
  [approvedTotal, yearPlan, planPeriod].some(
    (verdict) => verdict.level === level && (layer === undefined || verdict.layer === layer),
  );

/**
 * Lists the projects that match a filter, flagship projects first and then in the order of the
 * plan, beginning with the one that follows the key `after`.
 */
async function projectsAfter(
  tx: Tx,
  filter: LayerFilter,
  after: LayerKey | undefined,
  limit: number,
): Promise<ProjectRow[]> {
  const query = selectProjects(tx)
    .where(inScope('project.organisation_number'))
    .orderBy('(NOT project.flagship)')
    .addOrderBy('project.column_number')
    .addOrderBy('project.item_number')
    .addOrderBy('project.id')
    .limit(limit);
  const plan = await planOfFilter(tx, filter);
  if (plan !== null) query.andWhere('project.plan_code = :plan', { plan });
  if (filter.column !== undefined)
    query.andWhere('project.column_number = :column', { column: filter.column });
  if (filter.kind !== undefined) query.andWhere('project.kind = :kind', { kind: filter.kind });
  if (filter.flagship !== undefined)
    query.andWhere('project.flagship = :flagship', { flagship: filter.flagship });
  if (filter.unitId !== undefined)
    query.andWhere('project.unit_id = :unitId', { unitId: filter.unitId });
  if (after) {
    const { flagship, ...place } = after;
    query.andWhere(
      '((NOT project.flagship), project.column_number, project.item_number, project.id) > (:exited, :columnNumber, :itemNumber, :id)',
      { ...place, exited: !flagship },
    );
  }
  return query.getMany();
}

/**
 * Computes the layers (comparisons with three limits) of the given projects and returns them in the
 * same order. Reads each kind of data once for all projects.
 */
async function layersOf(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<ProjectLayers[]> {
  const ids = projects.map(({ id }) => id);
  const facts: Facts = {
    rules: await rulesInForce(tx, when.asOf, when.knownAt),
    chains: await costChains(tx, projects, when),
    regimes: await approvalRegimesOf(tx, ids, when),
    years: await yearPlans(tx, ids, when),
    money: await monthlyMoney(tx, ids, when),
    periods: await planPeriods(tx, projects, when),
    through: lastMonthOver(when.asOf),
    year: Number(when.asOf.slice(0, 4)),
  };
  return projects.map((project) => judgeProject(project, facts));
}

interface Facts {
  rules: RulesInForce;
  chains: ReadonlyMap<string, CostChain>;
  regimes: ReadonlyMap<string, ApprovalRegime>;
  years: ReadonlyMap<string, YearOfPlans[]>;
  money: ReadonlyMap<string, MonthlyMoney>;
  periods: ReadonlyMap<string, PlanPeriod>;
  through: Month;
  year: number;
}

function judgeProject(
  project: ProjectRow,
  { rules, chains, regimes, years, money: moneyOf, periods, through, year }: Facts,
): ProjectLayers {
  const chain = chains.get(project.id);
  const period = periods.get(project.id);
  if (!chain || !period)
    throw new Error(`project ${project.id} lost its chain or its plan while it was read`);
  const money = moneyOf.get(project.id) ?? NO_MONEY;
  const inYear = years.get(project.id)?.find((one) => one.year === year)?.present ?? null;
  const periodTo = monthOf(period.to);
  return {
    project,
    chain,
    approvedTotal: evaluateApprovedTotal(
      {
        ceiling: chain.ceiling,
        regime: regimes.get(project.id) ?? null,
        completedFen: money.completedFen,
        paidFen: money.paidFen,
      },
      rules,
    ),
    yearPlan: evaluateYearPlan(
      {
        year,
        plan: inYear,
        completedFen: completedBetween(money, `${year}-01` as Month, through),
        everCompletedFen: money.completedFen,
        through,
      },
      rules,
    ),
    planPeriod: evaluatePlanPeriod(
      {
        planCode: period.planCode,
        from: monthOf(period.from),
        to: periodTo,
        figureFen: period.figureFen,
        completedFen: completedBetween(
          money,
          monthOf(period.from),
          through < periodTo ? through : periodTo,
        ),
        bestMonthFen: [...money.completedByMonth]
          .filter(([month]) => month <= through)
          .reduce<Fen | null>((best, [, fen]) => (best === null || fen > best ? fen : best), null),
        history: monthsOnRecord(money, through),
        through,
      },
      rules,
    ),
  };
}

/**
 * Returns the first month with completed investment and the number of such months, up to the month
 * `through`.
 */
function monthsOnRecord({ completedByMonth }: MonthlyMoney, through: Month): MonthsOnRecord {
  const months = [...completedByMonth.keys()].filter((month) => month <= through).sort();
  return { firstMonth: months[0] ?? null, knownMonths: months.length };
}
