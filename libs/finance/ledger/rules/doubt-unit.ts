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

/** How many neighbours on either side are looked at. */
export const NEIGHBOURS_EACH_SIDE = 3;

/** What a month had in one series of one project, in fen. */
export interface MonthAmount {
  month: string;
  amountFen: Fen;
}

/** The nearest other months with an amount, at most three before and three after. */
export function neighboursOf(month: string, months: readonly MonthAmount[]): Fen[] {
  const others = months
    .filter((one) => one.month !== month && one.amountFen > 0n)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const before = others.filter((one) => one.month < month).slice(-NEIGHBOURS_EACH_SIDE);
  const after = others.filter((one) => one.month > month).slice(0, NEIGHBOURS_EACH_SIDE);
  return [...before, ...after].map((one) => one.amountFen);
}

/**
 * The neighbour in the middle (fen) when `amountFen` is {@link DOUBTFUL_TIMES} that or more, or that little of it; null when
 * nothing is doubtful or there is nothing to compare with. Of two in the middle the one that makes less of it counts.
 * @param monthFen what the month has in all: a small payment beside others of its month is none of another unit
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
