import type { FundingBody, MatrixYear } from '../../../../client/planning.js';
import type { MoneyUnit } from '../../../../money/money-unit.js';
import { type AmountProblem, parseAmount } from '../../../../money/parse-amount.js';
import { FUNDING_SOURCES } from '../../ledger/series.js';

type Cell = FundingBody['cells'][number];

/** Parsed cells of a year. Amounts are in fen. */
export interface ReadColumn {
  /** Amounts by source; sources with an empty cell are left out. */
  cells: Cell[];
  /** Sum of the cells that can be parsed; null when none is filled. */
  plannedFen: bigint | null;
  problems: ReadonlyMap<string, AmountProblem>;
}

/** A year of the funding sheet: stored values and typed ones. */
export interface FundingYear {
  year: number;
  held: MatrixYear | null;
  read: ReadColumn;
  changed: boolean;
}

/**
 * Parses the cells of a year by source. An empty cell states nothing; zero states that the source
 * pays nothing.
 */
export function readColumn(text: (source: string) => string, unit: MoneyUnit): ReadColumn {
  const problems = new Map<string, AmountProblem>();
  const cells: Cell[] = [];
  for (const source of FUNDING_SOURCES) {
    const typed = text(source).trim();
    if (typed === '') continue;
    const read = parseAmount(typed, unit, { zero: true });
    if ('problem' in read) problems.set(source, read.problem);
    else cells.push({ source, plannedFen: read.fen.toString() });
  }
  return {
    cells,
    plannedFen:
      cells.length === 0
        ? null
        : cells.reduce((sum, { plannedFen }) => sum + BigInt(plannedFen), 0n),
    problems,
  };
}
