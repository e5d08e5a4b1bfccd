import { inScope, type Tx } from '#platform/database';
import type { Language } from '#platform/language';
import { PROJECTS_SQL } from '#projects';
import {
  FIRST_GROUPS,
  type FirstGroup,
  type SettledSpend,
  type SpendCoverage,
  type SpendRow,
  type SpendTotals,
} from '../rules/spend-question.js';

/** Totals and coverage of a report, which are written after its rows. */
export interface SpendSums {
  totals: SpendTotals;
  coverage: SpendCoverage;
}

/** SQL with the values of its parameters. */
export interface Statement {
  sql: string;
  parameters: (string | null)[];
}

/**
 * A column of a file: its heading, and the SQL that computes it as text from a row of {@link
 * SpendRenderer.rows}.
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
  /** Returns the statement that selects the rows of the report in a fixed order. */
  rows(spend: SettledSpend): Statement;
  sums(tx: Tx, spend: SettledSpend): Promise<SpendSums>;
  /** Returns the statement that lists the projects that the report rests on, as column `id`. */
  covered(spend: SettledSpend): Statement;
  /** Returns the text over which the hash of the rows is computed. */
  hashedText(rows: readonly SpendRow[]): string;
  csvColumns(spend: SettledSpend, language: Language): CsvColumn[];
  /** Returns the lines that follow the rows in a CSV file, such as totals and coverage. */
  closingLines(
    columns: readonly CsvColumn[],
    sums: SpendSums,
    file: { spend: SettledSpend; language: Language },
  ): string[][];
}

/**
 * Returns the first groups of a question of the first two renderers, which know no others.
 */
export const firstGroupsOf = ({ groupBy }: SettledSpend): FirstGroup[] =>
  FIRST_GROUPS.filter((group) => groupBy.includes(group));

/** Statement of the projects that a report of the first two renderers rests on. */
export const coveredInScope = ({ projectId }: SettledSpend): Statement => ({
  sql: `SELECT id FROM ${PROJECTS_SQL} project
    WHERE ${inScope('project.organisation_number')} AND ($1::uuid IS NULL OR id = $1) ORDER BY id`,
  parameters: [projectId ?? null],
});

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
