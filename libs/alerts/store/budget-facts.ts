import { type MoneyMeasures, moneyMeasures } from '#budget';
import type { Tx } from '#platform/database';
import type { AsKnown } from '#projects';
import type { CostFacts, ProjectFacts } from '../rules/project-facts.js';

/** Data from the budget of a project that the alert rules use. */
export type BudgetFacts = Pick<
  ProjectFacts,
  | 'regime'
  | 'sector'
  | 'ceiling'
  | 'amendmentPercent'
  | 'cost'
  | 'forecast'
  | 'fypSpendFen'
  | 'planPeriod'
  | 'bonds'
> & {
  yearPlan: { year: number; plannedFen: bigint; curveFen: readonly bigint[] | null } | null;
};

/**
 * Loads the budget data of some projects for the day `on`, as far as they were recorded at a given
 * instant. Returns the data by project id.
 */
export async function budgetFacts(
  tx: Tx,
  ids: readonly string[],
  when: AsKnown,
): Promise<Map<string, BudgetFacts>> {
  const measures = await moneyMeasures(tx, ids, when);
  return new Map([...measures].map(([id, measure]) => [id, factsOf(id, measure)]));
}

function factsOf(
  id: string,
  { chain, regime, sector, period, yearPlan, forecast, bonds, amendmentPercent }: MoneyMeasures,
): BudgetFacts {
  if (!period) throw new Error(`project ${id} belongs to no plan`);
  return {
    regime,
    sector,
    ceiling: chain.ceiling,
    amendmentPercent,
    cost: costOf(chain),
    forecast: forecast && { amountFen: forecast.amountFen, scope: forecast.scope },
    fypSpendFen: period.figureFen,
    planPeriod: { from: period.from, to: period.to },
    bonds: bonds.map(({ issuedOn, amountFen }) => ({ issuedOn, amountFen })),
    yearPlan: yearPlan && {
      year: yearPlan.year,
      plannedFen: yearPlan.amountFen,
      curveFen: yearPlan.curveFen,
    },
  };
}

/**
 * Collects the cost figures of a project. An estimate (估算) whose scope (口径) differs from that of
 * the approved estimate (概算) is left out, because the two cannot be compared.
 */
function costOf({ records, original, current }: MoneyMeasures['chain']): CostFacts {
  const estimate = records.find(
    (record) =>
      record.stage === 'estimate' &&
      record.scope === original?.scope &&
      record.standing === 'counts',
  );
  return {
    estimateFen: estimate?.amountFen ?? null,
    approvedFen: original?.amountFen ?? null,
    currentFen: current?.amountFen ?? null,
    currentId: current?.recordId ?? null,
    auditDocument: records.find(({ id }) => id === current?.recordId)?.auditDocument ?? null,
    finalAccount: records.some(({ stage }) => stage === 'final-account'),
  };
}
