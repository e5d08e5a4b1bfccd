import { LEDGER_ENTRIES_SQL, LEDGER_TOTALS_SQL } from '#ledger';
import type { FundingSource, Series } from '#ledger';
import { lastDayOf, type Month, monthOf } from '#values';
import { type Tx } from '#platform/database';
import { type AsKnown, projectInScope } from '#projects';

/**
 * Amount in fen of a project in one month, for one series (kind of amount: completed, in place or
 * paid) and one funding source.
 */
export interface Actual {
  projectId: string;
  month: Month;
  series: Series;
  fundingSource: FundingSource | null;
  amountFen: bigint;
}

const COLUMNS = 'project_id AS "projectId", month, series, funding_source AS "fundingSource"';

/**
 * Returns the ledger's amounts of the given projects up to a day, from the entries that existed at
 * an instant. For the present state up to the end of a month, reads the stored running totals.
 * Otherwise reads the ledger entries, because only the entries contain days and instants.
 */
export function actualsOf(
  tx: Tx,
  projectIds: readonly string[],
  { asOf, knownAt }: AsKnown,
): Promise<Actual[]> {
  const month = monthOf(asOf);
  if (knownAt === null && lastDayOf(month) === asOf) {
    return tx.query<Actual[]>(
      `SELECT ${COLUMNS}, amount_fen AS "amountFen" FROM ${LEDGER_TOTALS_SQL} ledger_totals
        WHERE project_id = ANY ($1::uuid[]) AND ${projectInScope('project_id')} AND month <= $2
        ORDER BY project_id, month, series, funding_source`,
      [projectIds, month],
    );
  }
  return tx.query<Actual[]>(
    `SELECT ${COLUMNS}, sum(amount_fen)::bigint AS "amountFen" FROM ${LEDGER_ENTRIES_SQL} ledger_entries
      WHERE project_id = ANY ($1::uuid[]) AND ${projectInScope('project_id')} AND effective_on <= $2
        AND ($3::timestamptz IS NULL OR recorded_at <= $3)
      GROUP BY project_id, month, series, funding_source ORDER BY project_id, month, series, funding_source`,
    [projectIds, asOf, knownAt],
  );
}
