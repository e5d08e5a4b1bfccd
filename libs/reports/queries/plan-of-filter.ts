import { planMeant } from '#plan';
import type { Tx } from '#platform';

/**
 * The plan that a list is filtered by: the one named; the installation's first plan when only a
 * column is named, because a column number is meaningful within one plan only; null for projects of
 * every plan.
 * @throws Problem PLAN_UNKNOWN
 */
export async function planOfFilter(
  tx: Tx,
  { plan, column }: { plan?: string | undefined; column?: number | undefined },
): Promise<string | null> {
  return plan === undefined && column === undefined ? null : planMeant(tx, plan);
}
