import { planMeant } from '#plan';
import type { Tx } from '#platform';

/**
 * Returns the plan by which a list is filtered: the plan that the filter names; the installation's
 * first plan when the filter names only a column, because column numbers are meaningful within one
 * plan only; null, meaning projects of every plan, when it names neither.
 * @throws Problem PLAN_UNKNOWN
 */
export async function planOfFilter(
  tx: Tx,
  { plan, column }: { plan?: string | undefined; column?: number | undefined },
): Promise<string | null> {
  return plan === undefined && column === undefined ? null : planMeant(tx, plan);
}
