import { planMeant, plans } from '#plan';
import type { Tx } from '#platform/database';
import type { AsKnown, ProjectRow } from '#projects';
import type { Day } from '#values';

/** First and last day of the period of a plan. */
export interface PeriodOfPlan {
  planCode: string;
  from: Day;
  to: Day;
}

/**
 * Returns the period with which projects are compared that no plan names: that of the city's plan
 * which began last, or of its first one. Null where every one of the projects has a plan.
 */
export async function periodWithoutPlan(
  tx: Tx,
  projects: readonly Pick<ProjectRow, 'planCode'>[],
  { asOf }: AsKnown,
): Promise<PeriodOfPlan | null> {
  if (projects.every(({ planCode }) => planCode !== null)) return null;
  const first = await planMeant(tx, undefined);
  const known = await plans(tx);
  const region = known.find(({ code }) => code === first)?.region;
  const own = known
    .filter((plan) => plan.region === region)
    .sort((one, other) => (one.periodStart < other.periodStart ? -1 : 1));
  const plan = own.findLast(({ periodStart }) => periodStart <= asOf) ?? own[0];
  if (!plan) return null;
  return { planCode: plan.code, from: plan.periodStart as Day, to: plan.periodEnd as Day };
}
