import { projectInScope } from '#projects';
import type { FundingSource } from '../rules/entry.js';
import { type Tx } from '#platform/database';
import type { Period } from '#values';

/**
 * Sums of a project in one month and funding source, in fen. Null means that there is no entry of
 * that kind. `fundingSource` is null for entries that state no source.
 */
export interface MonthTotal {
  month: string;
  fundingSource: FundingSource | null;
  completedFen: bigint | null;
  fundsFen: bigint | null;
  paidFen: bigint | null;
  entries: bigint;
}

const SUMS = (['completed', 'funds', 'paid'] as const)
  .map(
    (series) => `(sum(amount_fen) FILTER (WHERE series = '${series}'))::bigint AS "${series}Fen"`,
  )
  .join(', ');

/**
 * Returns the current totals of a project by month and funding source. The totals are stored, so
 * the time does not depend on the number of entries.
 */
export const currentTotals = (tx: Tx, projectId: string): Promise<MonthTotal[]> =>
  tx.query<MonthTotal[]>(
    `SELECT month, funding_source AS "fundingSource", ${SUMS}, sum(entries)::bigint AS entries
      FROM ledger_totals WHERE project_id = $1 AND ${projectInScope('project_id')}
    GROUP BY month, funding_source ORDER BY month, funding_source COLLATE "C" NULLS LAST`,
    [projectId],
  );

/**
 * Returns the totals of a project by month and funding source, calculated from the entries that
 * took effect in a period and were recorded up to an instant.
 */
export const totalsKnownAt = (
  tx: Tx,
  projectId: string,
  { from, to }: Period,
  knownAt: Date,
): Promise<MonthTotal[]> =>
  tx.query<MonthTotal[]>(
    `SELECT month, funding_source AS "fundingSource", ${SUMS}, count(*) AS entries FROM ledger_entries
    WHERE project_id = $1 AND ${projectInScope('project_id')} AND effective_on BETWEEN $2 AND $3 AND recorded_at <= $4
    GROUP BY month, funding_source ORDER BY month, funding_source COLLATE "C" NULLS LAST`,
    [projectId, from, to, knownAt],
  );
