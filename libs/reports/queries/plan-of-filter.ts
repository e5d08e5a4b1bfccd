import { planMeant } from '#plan';
import type { Tx } from '#platform/database';

/**
 * Returns the plan by which a list is filtered. If the filter names a plan, returns that plan. If
 * it names only a column, returns the installation's first plan, because column numbers have a
 * meaning only within one plan. If it names neither, returns null, which means the projects of
 * every plan.
 * @throws Problem PLAN_UNKNOWN
 */
export async function planOfFilter(
  tx: Tx,
  { plan, column }: { plan?: string | undefined; column?: number | undefined },
): Promise<string | null> {
  return plan === undefined && column === undefined ? null : planMeant(tx, plan);
}
