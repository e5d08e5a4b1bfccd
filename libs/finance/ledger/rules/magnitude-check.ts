import type { Fen } from '#values';

/**
 * Ratio to the neighbouring months from which an amount was probably entered in the wrong unit.
 * Units are 10⁴ apart, while months of one project rarely differ by more than ten times.
 */
export const DOUBTFUL_TIMES = 1_000n;
/**
 * An amount that is smaller than the neighbours by more than this ratio is a small payment, not a
 * wrong unit.
 */
const SMALL_PAYMENT_TIMES = 100_000n;

/** Number of neighbouring months compared on either side. */
export const NEIGHBOURS_EACH_SIDE = 3;

/** Amount of one month in one series of a project, in fen. */
export interface MonthAmount {
  month: string;
  amountFen: Fen;
}

/** Amounts of the nearest other months that have one, at most three before and three after. */
export function neighboursOf(month: string, months: readonly MonthAmount[]): Fen[] {
  const others = months
    .filter((one) => one.month !== month && one.amountFen > 0n)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const before = others.filter((one) => one.month < month).slice(-NEIGHBOURS_EACH_SIDE);
  const after = others.filter((one) => one.month > month).slice(0, NEIGHBOURS_EACH_SIDE);
  return [...before, ...after].map((one) => one.amountFen);
}

/**
 * The median neighbour (fen) when `amountFen` is larger or smaller than it by a factor of at least
 * {@link DOUBTFUL_TIMES}; null when the amount is plausible or there is nothing to compare with.
 * With two middle neighbours, the one that makes the amount more plausible is used.
 * @param monthFen total of the month, used for the lower bound: a small payment beside others of
 * its month is no sign of a wrong unit
 */
export function doubtfulBeside(
  amountFen: Fen,
  neighbours: readonly Fen[],
  monthFen: Fen = amountFen,
): Fen | null {
  const inOrder = [...neighbours].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = inOrder[Math.floor(inOrder.length / 2)];
  const lower = inOrder[Math.floor((inOrder.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  if (amountFen >= DOUBTFUL_TIMES * upper) return upper;
  return monthFen * DOUBTFUL_TIMES <= lower && monthFen * SMALL_PAYMENT_TIMES >= lower
    ? lower
    : null;
}
