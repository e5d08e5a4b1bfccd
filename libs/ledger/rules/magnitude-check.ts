import type { Fen } from '#values';

/**
 * An amount that is at least this many times larger or smaller than those of the neighbouring
 * months was probably entered in the wrong unit. Common units differ by 10⁴, while months of one
 * project rarely differ by more than ten times.
 */
export const DOUBTFUL_TIMES = 1_000n;
/**
 * An amount that is smaller than the neighbouring months by more than this ratio is regarded as a
 * small payment, not as entered in the wrong unit.
 */
const SMALL_PAYMENT_TIMES = 100_000n;

/** Number of neighbouring months on each side with which an amount is compared. */
export const NEIGHBOURS_EACH_SIDE = 3;

/** Amount of a project in one month, for one kind of amount, in fen. */
export interface MonthAmount {
  month: string;
  amountFen: Fen;
}

/**
 * Returns the amounts of the nearest other months that have one: at most three before and three
 * after.
 */
export function neighboursOf(month: string, months: readonly MonthAmount[]): Fen[] {
  const others = months
    .filter((one) => one.month !== month && one.amountFen > 0n)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const before = others.filter((one) => one.month < month).slice(-NEIGHBOURS_EACH_SIDE);
  const after = others.filter((one) => one.month > month).slice(0, NEIGHBOURS_EACH_SIDE);
  return [...before, ...after].map((one) => one.amountFen);
}

/**
 * Returns the median of the neighbouring amounts (fen) when `amountFen` is at least {@link
 * DOUBTFUL_TIMES} times larger or smaller; null when the amount is plausible or there are no
 * neighbours. Of two middle neighbours, the one that makes the amount more plausible is used.
 * @param monthFen total of the month. Only this total is checked for being too small: a small
 * payment beside others of its month is no sign of a wrong unit.
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
