import type { Tx } from '#platform/database';
import type { Language } from '#platform/language';
import type {
  SettledSpend,
  SpendCoverage,
  SpendGroup,
  SpendRow,
  SpendTotals,
} from '../rules/spend-question.js';

/** Totals and coverage of a report, which are written after its rows. */
export interface SpendSums {
  totals: SpendTotals;
  coverage: SpendCoverage;
}

/**
 * A column of a CSV file: its heading, and the SQL that computes it from a row of {@link
 * SpendRenderer.rowsSql}.
 */
export interface CsvColumn {
  key: string;
  heading: string;
  sql: string;
}

/**
 * SQL and texts of a spend report. A renderer that was released never changes, because earlier
 * reports are reproduced with it; every change requires a new renderer with a new version.
 */
export interface SpendRenderer {
  version: number;
  /**
   * Returns the SQL that selects the rows of the report in a fixed order. Its parameters are those
   * of {@link spendParameters}.
   */
  rowsSql(groupBy: readonly SpendGroup[]): string;
  sums(tx: Tx, spend: SettledSpend): Promise<SpendSums>;
  /** Returns the text over which the hash of the rows is computed. */
  hashedText(rows: readonly SpendRow[]): string;
  csvColumns(groupBy: readonly SpendGroup[], language: Language): CsvColumn[];
  /** Returns the lines that follow the rows in a CSV file, such as totals and coverage. */
  closingLines(
    columns: readonly CsvColumn[],
    sums: SpendSums,
    file: { spend: SettledSpend; language: Language },
  ): string[][];
}

/**
 * Returns the values of the parameters $1 to $4 in a renderer's SQL: first day, last day, instant,
 * and project (null means all projects).
 */
export const spendParameters = (spend: SettledSpend): [string, string, string, string | null] => [
  spend.period.from,
  spend.period.to,
  spend.knownAt.toISOString(),
  spend.projectId ?? null,
];

/** Returns SQL that turns an amount in fen into yuan with two decimals; null stays null. */
export const yuanSql = (column: string): string =>
  `trim(to_char(${column}::numeric / 100, 'FM999999999999999990.00'))`;
