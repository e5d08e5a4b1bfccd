import { planMeant } from '#plan';
import type { Tx } from '#platform';

/**
 * The plan that a list is narrowed to: the one named; the first one where a column is named without its plan, because a number
 * alone means nothing; null when projects of every plan are wanted.
 * @throws Problem PLAN_UNKNOWN
 */
export async function planOfFilter(
  tx: Tx,
  { plan, column }: { plan?: string | undefined; column?: number | undefined },
): Promise<string | null> {
  return plan === undefined && column === undefined ? null : planMeant(tx, plan);
}
