import { SERIES, type Series } from '#finance/ledger';
import { type Fen, formatMoney } from '#values';
import { type ImportProblem, problemOfFile } from './import-problem.js';

/** What somebody says a file adds up to, per series; null where they say nothing. Fen. */
export type ControlTotals = Readonly<Record<Series, Fen | null>>;

/** What a file adds up to beside what was declared. */
export interface ControlTotal {
  series: Series;
  declaredFen: Fen | null;
  foundFen: Fen;
}

/** Adds up the amounts of a file by series. Every series is there, so that a declared one that the file lacks is seen. */
export function addUp(amounts: Iterable<{ series: Series; amountFen: Fen }>): Record<Series, Fen> {
  const sums: Record<Series, Fen> = { completed: 0n, funds: 0n, paid: 0n };
  for (const { series, amountFen } of amounts) sums[series] += amountFen;
  return sums;
}

/** Declared and found, for the series that either names. */
export const compareTotals = (
  declared: ControlTotals,
  found: Readonly<Record<Series, Fen>>,
): ControlTotal[] =>
  SERIES.map((series) => ({
    series,
    declaredFen: declared[series],
    foundFen: found[series],
  })).filter(({ declaredFen, foundFen }) => declaredFen !== null || foundFen !== 0n);

/** A series that occurs needs a control total, and each must match to the fen. */
export function controlProblems(totals: readonly ControlTotal[]): ImportProblem[] {
  return totals.flatMap(({ series, declaredFen, foundFen }) => {
    const found = formatMoney(foundFen, '元');
    if (declaredFen === null) return [problemOfFile('CONTROL_TOTAL_MISSING', { series, found })];
    if (declaredFen === foundFen) return [];
    return [
      problemOfFile('CONTROL_TOTAL_DIFFERS', {
        series,
        found,
        declared: formatMoney(declaredFen, '元'),
        difference: formatMoney(foundFen - declaredFen, '元'),
      }),
    ];
  });
}
