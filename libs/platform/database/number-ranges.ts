/** The range of all numbers, as PostgreSQL writes an `int4multirange`. */
export const EVERY_NUMBER = '{(,)}';

/** Cache of ranges by list of ids, because all transactions of a request set the same scope. */
const made = new WeakMap<readonly string[], [ReadonlyMap<string, number>, string]>();

/**
 * Returns the numbers of the given organisations as an `int4multirange`. Consecutive numbers become
 * one range, such as `{[1,3],[7,7]}`, so the organisations below another one usually take a few
 * characters. An id without a number is left out: no row can belong to it.
 */
export function numberRanges(ids: readonly string[], numbers: ReadonlyMap<string, number>): string {
  const known = made.get(ids);
  if (known?.[0] === numbers) return known[1];
  const sorted = ids.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const ranges: [first: number, last: number][] = [];
  for (const number of sorted) {
    const range = ranges.at(-1);
    if (range && number <= range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  const text = `{${ranges.map(([first, last]) => `[${first},${last}]`).join(',')}}`;
  made.set(ids, [numbers, text]);
  return text;
}
