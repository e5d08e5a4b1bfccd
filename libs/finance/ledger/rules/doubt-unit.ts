import type { Fen } from '#values';

/** An amount that is so many times its neighbours was probably written in another unit: 元 for 万元 is exactly that. */
export const DOUBTFUL_TIMES = 10_000n;

/** How many neighbours on either side are looked at. */
export const NEIGHBOURS_EACH_SIDE = 3;

/** What a month had in one series of one project, in fen. */
export interface MonthAmount { month: string; amountFen: Fen }

/** The nearest other months with an amount, at most three before and three after. */
export function neighboursOf(month: string, months: readonly MonthAmount[]): Fen[] {
  const others = months.filter((one) => one.month !== month && one.amountFen > 0n).sort((a, b) => (a.month < b.month ? -1 : 1));
  const before = others.filter((one) => one.month < month).slice(-NEIGHBOURS_EACH_SIDE);
  const after = others.filter((one) => one.month > month).slice(0, NEIGHBOURS_EACH_SIDE);
  return [...before, ...after].map((one) => one.amountFen);
}

/** The neighbour in the middle (fen) when `amountFen` is 10⁴ times that or more; null when nothing is doubtful or there is nothing to compare with. */
export function doubtfulBeside(amountFen: Fen, neighbours: readonly Fen[]): Fen | null {
  const middle = [...neighbours].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[Math.floor(neighbours.length / 2)];
  return middle !== undefined && amountFen >= DOUBTFUL_TIMES * middle ? middle : null;
}
