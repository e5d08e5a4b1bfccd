import { SERIES, type Series } from '#ledger';
import { type Fen, formatMoney } from '#values';
import { type ImportProblem, problemOfFile } from './import-problem.js';

/**
 * Totals that the submitter of a file declared, in fen, for each kind of amount (completed, in
 * place, paid); null when none was declared.
 */
export type ControlTotals = Readonly<Record<Series, Fen | null>>;

/** The declared total of one kind of amount, and the sum found in the file, in fen. */
export interface ControlTotal {
  series: Series;
  declaredFen: Fen | null;
  foundFen: Fen;
}

/**
 * Sums up the amounts of a file for each kind of amount. Kinds without a row are included as zero,
 * so that a kind that was declared but is missing from the file is noticed.
 */
export function addUp(amounts: Iterable<{ series: Series; amountFen: Fen }>): Record<Series, Fen> {
  const sums: Record<Series, Fen> = { completed: 0n, funds: 0n, paid: 0n };
  for (const { series, amountFen } of amounts) sums[series] += amountFen;
  return sums;
}

/**
 * Pairs the declared and the found total of each kind of amount that is declared or occurs in the
 * file.
 */
export const compareTotals = (
  declared: ControlTotals,
  found: Readonly<Record<Series, Fen>>,
): ControlTotal[] =>
  SERIES.map((series) => ({
    series,
    declaredFen: declared[series],
    foundFen: found[series],
  })).filter(({ declaredFen, foundFen }) => declaredFen !== null || foundFen !== 0n);

/**
 * Checks that each kind of amount in the file has a declared total, and that declared and found
 * totals are exactly equal.
 */
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
