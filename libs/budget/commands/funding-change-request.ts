import { plannedFunding, yearPlansOf } from '../queries/year-plans.js';
import { packContent } from '../rules/content-json.js';
import { type FundingPlan, type FundingPlanRecord, checkFundingPlan } from '../rules/funding.js';
import { checkSpecialBond, type SpecialBond } from '../rules/special-bond.js';
import { FundingCellRow, FundingPlanRow, SpecialBondRow } from '../store/year-plan-rows.js';
import type { ChangeRequestContext, MoneyKind } from './money-kind.js';

/**
 * Reading option: includes all rows, whatever day they take effect, future days included, and
 * whenever they were recorded.
 */
const EVER = { asOf: '9999-12-31' as FundingPlan['effectiveOn'], knownAt: null };

const presentOf = async (
  { tx, project }: ChangeRequestContext,
  year: number,
): Promise<FundingPlanRecord | null> =>
  (await plannedFunding(tx, project.id, EVER)).present.find((plan) => plan.year === year) ?? null;

/**
 * Checks and stores change requests about funding plans (which sources pay how much in a year). A
 * newly approved plan of a year replaces the year's earlier plan.
 */
export const fundingChangeRequest: MoneyKind<FundingPlan> = {
  async check(context, plan) {
    const yearPlan = (await yearPlansOf(context.tx, context.project.id, EVER)).find(
      ({ year }) => year === plan.year,
    );
    checkFundingPlan(plan, {
      present: await presentOf(context, plan.year),
      yearPlanFen: yearPlan?.present.amountFen ?? null,
      today: context.today,
    });
  },

  async post(context, { cells, ...plan }, approval) {
    const { tx, project } = context;
    const home = { projectId: project.id, unitId: project.unitId };
    const number = ((await presentOf(context, plan.year))?.number ?? 0) + 1;
    await tx.insert(FundingPlanRow, { ...approval, ...home, number, ...plan });
    await tx.insert(
      FundingCellRow,
      cells.map(({ source, plannedFen }) => ({
        planId: approval.id,
        ...home,
        fundingSource: source,
        plannedFen,
      })),
    );
  },

  async present(context, { year }) {
    const held = await presentOf(context, year);
    return (
      held &&
      packContent({
        year,
        cells: held.cells,
        effectiveOn: held.effectiveOn,
        reason: held.reason,
        document: held.document,
        place: held.place,
      })
    );
  },
};

/** Checks and stores change requests about special bonds that were issued for a project. */
export const specialBondChangeRequest: MoneyKind<SpecialBond> = {
  async check({ tx, project, today }, bond) {
    checkSpecialBond(bond, { known: (await plannedFunding(tx, project.id, EVER)).bonds, today });
  },

  async post({ tx, project }, bond, approval) {
    await tx.insert(SpecialBondRow, {
      ...approval,
      ...bond,
      projectId: project.id,
    });
  },

  present: () => Promise.resolve(null),
};
