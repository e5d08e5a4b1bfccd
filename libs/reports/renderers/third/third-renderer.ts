import type { Tx } from '#platform/database';
import { spendLine } from '../../rules/spend-line.js';
import type { SettledSpend, SpendCoverage, SpendTotals } from '../../rules/spend-question.js';
import type { SpendRenderer, SpendSums } from '../renderer.js';
import { closingLines, csvColumns } from './files.js';
import { coveredStatement, rowsStatement, sumsStatement } from './statements.js';

async function sums(tx: Tx, spend: SettledSpend): Promise<SpendSums> {
  const { sql, parameters } = sumsStatement(spend);
  const [row] = await tx.query<(SpendTotals & SpendCoverage)[]>(sql, parameters);
  if (!row) throw new Error('an aggregate answered no row');
  const { known, of, ...totals } = row;
  return { totals, coverage: { known, of } };
}

/**
 * Version 3 of the code that renders a spend report, which is the present one. It groups and
 * filters by any dimension, takes names, organisations, parents and plan items as known at the
 * instant of the report, and counts as covered the projects that pass the filters.
 */
export const thirdRenderer: SpendRenderer = {
  version: 3,
  rows: rowsStatement,
  sums,
  covered: coveredStatement,
  hashedText: (rows) => JSON.stringify(rows.map(spendLine)),
  csvColumns,
  closingLines,
};
