import type { FundingBody, MatrixYear } from '../../client/planning.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { type AmountProblem, parseAmount } from '../../ui/money/parse-amount.js';
import { FUNDING_SOURCES } from '../../ui/money/funding-sources.js';

type Cell = FundingBody['cells'][number];

/** Parsed cells of one year in the funding table. Amounts are in fen (0.01 yuan). */
export interface ReadColumn {
  /** Planned amounts by funding source. Sources with an empty cell are left out. */
  cells: Cell[];
  /** Sum of the cells that can be parsed, in fen (0.01 yuan); null when there are none. */
  plannedFen: bigint | null;
  problems: ReadonlyMap<string, AmountProblem>;
}

/**
 * One year of the funding table: `held` are the values stored on the server, `read` the values
 * parsed from what the user entered.
 */
export interface FundingYear {
  year: number;
  held: MatrixYear | null;
  read: ReadColumn;
  changed: boolean;
}

/**
 * Parses the cells of one year, by funding source. An empty cell means that nothing is planned yet
 * for the source; zero means that the source pays nothing.
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
