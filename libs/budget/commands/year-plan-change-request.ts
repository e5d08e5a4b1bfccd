import { chainOf } from '../queries/cost-chain.js';
import { plannedFunding, plannedOf, yearPlansOf } from '../queries/year-plans.js';
import { packContent } from '../rules/content-json.js';
import { sumFen } from '../rules/cost-figure.js';
import { checkYearPlan, type YearOfPlans, type YearPlan } from '../rules/year-plan.js';
import { YearPlanRow } from '../store/year-plan-rows.js';
import type { ChangeRequestContext, MoneyKind } from './money-kind.js';

/**
 * Reading option: includes all plans, whatever day they take effect, so that two plans of the same
 * year are never both recorded as the first.
 */
const EVER = { asOf: '9999-12-31' as YearPlan['effectiveOn'], knownAt: null };
const years = ({ tx, project }: ChangeRequestContext): Promise<YearOfPlans[]> =>
  yearPlansOf(tx, project.id, EVER);

/**
 * Checks and stores change requests about 年度投资计划 (annual investment plans). The first approved plan
 * of a year is the original; each later one is stored as an adjustment, and the earlier plans are
 * kept.
 */
export const yearPlanChangeRequest: MoneyKind<YearPlan> = {
  async check(context, plan) {
    const { tx, project, today } = context;
    const known = await years(context);
    const { ceiling } = await chainOf(tx, project, { asOf: today, knownAt: null });
    const { present: cells } = await plannedFunding(tx, project.id, EVER);
    checkYearPlan(plan, {
      present: known.find(({ year }) => year === plan.year)?.present ?? null,
      otherYearsFen: sumFen(
        known.filter(({ year }) => year !== plan.year).map(({ present }) => present.amountFen),
      ),
      ceilingFen: ceiling.amountFen,
      cellsFen: plannedOf(cells, plan.year),
      today,
    });
  },

  async post(context, plan, approval) {
    const { tx, project } = context;
    const present = (await years(context)).find(({ year }) => year === plan.year)?.present;
    await tx.insert(YearPlanRow, {
      ...approval,
      projectId: project.id,
      year: plan.year,
      number: (present?.number ?? 0) + 1,
      amountFen: plan.amountFen,
      category: plan.category,
      curveFen: plan.curveFen?.map(String) ?? null,
      reason: plan.reason,
      document: plan.document,
      place: plan.place,
      effectiveOn: plan.effectiveOn,
    });
  },

  async present(context, plan) {
    const held = (await years(context)).find(({ year }) => year === plan.year)?.present;
    return held
      ? packContent({
          year: held.year,
          amountFen: held.amountFen,
          category: held.category,
          curveFen: held.curveFen,
          effectiveOn: held.effectiveOn,
          reason: held.reason,
          document: held.document,
          place: held.place,
        })
      : null;
  },
};
