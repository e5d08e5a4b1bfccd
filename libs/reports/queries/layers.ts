import { type CostChain, costChains, judgeApprovedTotal, judgePlanPeriod, judgeYearPlan, type LayerVerdict, type RulesInForce, rulesInForce, type YearOfPlans, yearPlans } from '#finance/budget';
import type { Tx } from '#platform';
import { type ApprovalRegime, approvalRegimesOf, type AsKnown, findProject, ProjectRow } from '#projects';
import { type Fen, lastMonthOver, type Month, monthOf } from '#values';
import { type MonthlyMoney, monthlyMoney, NO_MONEY } from './monthly-money.js';
import { type PlanPeriod, planPeriods } from './plan-periods.js';

/** A project with the three things its money is measured against. */
export interface ProjectLayers { project: ProjectRow; chain: CostChain; approvedTotal: LayerVerdict; yearPlan: LayerVerdict; planPeriod: LayerVerdict }

/** Which projects to show. */
export interface LayerFilter { column?: number | undefined; kind?: string | undefined; flagship?: boolean | undefined; unitId?: string | undefined }

/** Key by which a page continues: flagships first, then the order of the plan. */
export interface LayerKey { flagship: boolean; columnNumber: number; itemNumber: number; id: string }

/** The layers of one project. @throws Refusal NOT_FOUND outside the scope. */
export async function projectLayers(tx: Tx, projectId: string, when: AsKnown): Promise<ProjectLayers> {
  const [layers] = await layersOf(tx, [await findProject(tx, projectId)], when);
  if (!layers) throw new Error(`no layers were judged for project ${projectId}`);
  return layers;
}

/** A page of the portfolio with its layers. */
export async function portfolioLayers(tx: Tx, filter: LayerFilter, when: AsKnown, page: { after?: LayerKey | undefined; limit: number }): Promise<ProjectLayers[]> {
  const query = tx.createQueryBuilder(ProjectRow, 'project').orderBy('(NOT project.flagship)').addOrderBy('project.column_number').addOrderBy('project.item_number').addOrderBy('project.id').limit(page.limit);
  if (filter.column !== undefined) query.andWhere('project.column_number = :column', { column: filter.column });
  if (filter.kind !== undefined) query.andWhere('project.kind = :kind', { kind: filter.kind });
  if (filter.flagship !== undefined) query.andWhere('project.flagship = :flagship', { flagship: filter.flagship });
  if (filter.unitId !== undefined) query.andWhere('project.unit_id = :unitId', { unitId: filter.unitId });
  if (page.after) {
    const { flagship, ...place } = page.after;
    query.andWhere('((NOT project.flagship), project.column_number, project.item_number, project.id) > (:exited, :columnNumber, :itemNumber, :id)', { ...place, exited: !flagship });
  }
  return layersOf(tx, await query.getMany(), when);
}

/** Layers of some projects, in their order, from one reading of each kind of fact. */
async function layersOf(tx: Tx, projects: readonly ProjectRow[], when: AsKnown): Promise<ProjectLayers[]> {
  const ids = projects.map(({ id }) => id);
  const facts: Facts = {
    rules: await rulesInForce(tx, when.asOf, when.knownAt), chains: await costChains(tx, projects, when), regimes: await approvalRegimesOf(tx, ids, when),
    years: await yearPlans(tx, ids, when), money: await monthlyMoney(tx, ids, when), periods: await planPeriods(tx, projects, when), through: lastMonthOver(when.asOf), year: Number(when.asOf.slice(0, 4)),
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

function judgeProject(project: ProjectRow, { rules, chains, regimes, years, money: moneyOf, periods, through, year }: Facts): ProjectLayers {
  const chain = chains.get(project.id);
  const period = periods.get(project.id);
  if (!chain || !period) throw new Error(`project ${project.id} lost its chain or its plan while it was read`);
  const money = moneyOf.get(project.id) ?? NO_MONEY;
  const completedIn = (from: Month, to: Month): Fen | null => (money.completedFen === null ? null
    : [...money.completedByMonth].filter(([month]) => month >= from && month <= to).reduce((sum, [, fen]) => sum + fen, 0n));
  const inYear = years.get(project.id)?.find((one) => one.year === year)?.present ?? null;
  const periodTo = monthOf(period.to);
  return {
    project, chain,
    approvedTotal: judgeApprovedTotal({ ceiling: chain.ceiling, regime: regimes.get(project.id) ?? null, completedFen: money.completedFen, paidFen: money.paidFen }, rules),
    yearPlan: judgeYearPlan({ year, plan: inYear, completedFen: completedIn(`${year}-01` as Month, through), through }, rules),
    planPeriod: judgePlanPeriod({
      planCode: period.planCode, from: monthOf(period.from), to: periodTo, figureFen: period.figureFen, completedFen: completedIn(monthOf(period.from), through < periodTo ? through : periodTo),
      bestMonthFen: [...money.completedByMonth].filter(([month]) => month <= through).reduce<Fen | null>((best, [, fen]) => (best === null || fen > best ? fen : best), null), through,
    }, rules),
  };
}
