import type { Language, Tx } from '#platform';
import type {
  SettledSpend,
  SpendCoverage,
  SpendGroup,
  SpendRow,
  SpendTotals,
} from '../rules/spend-question.js';

/** Totals and coverage, which follow the rows of a report. */
export interface SpendSums {
  totals: SpendTotals;
  coverage: SpendCoverage;
}

/** A column of a CSV file: its heading, and the SQL over a row of {@link SpendRenderer.rowsSql}. */
export interface CsvColumn {
  key: string;
  heading: string;
  sql: string;
}

/**
 * SQL and texts of a spend report. A released renderer never changes, because earlier reports are
 * reproduced with it; every change needs a new renderer.
 */
export interface SpendRenderer {
  version: number;
  /** SQL of the rows in their fixed order, with the parameters of `spendParameters`. */
  rowsSql(groupBy: readonly SpendGroup[]): string;
  sums(tx: Tx, spend: SettledSpend): Promise<SpendSums>;
  /** The text over which the hash of the rows is computed. */
  hashedText(rows: readonly SpendRow[]): string;
  csvColumns(groupBy: readonly SpendGroup[], language: Language): CsvColumn[];
  /** The lines after the rows of a CSV file. */
  closingLines(
    columns: readonly CsvColumn[],
    sums: SpendSums,
    file: { spend: SettledSpend; language: Language },
  ): string[][];
}

/** Parameters of a renderer's SQL, $1 to $4. */
export const spendParameters = (spend: SettledSpend): [string, string, string, string | null] => [
  spend.period.from,
  spend.period.to,
  spend.knownAt.toISOString(),
  spend.projectId ?? null,
];

/** SQL of an amount of fen as yuan with two decimals; null stays null. */
export const yuanSql = (column: string): string =>
  `trim(to_char(${column}::numeric / 100, 'FM999999999999999990.00'))`;
