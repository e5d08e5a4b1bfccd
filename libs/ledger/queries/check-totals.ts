import type { Tx } from '#platform/database';
import type { LedgerFlaw } from '../rules/chain-walk.js';

/**
 * Result of comparing the stored totals with the sums of their entries: the number of totals
 * compared, and those that differ (at most a hundred).
 */
export interface TotalsVerification {
  totals: number;
  flaws: LedgerFlaw[];
}

/**
 * SQL that pairs each stored total with the sum of its entries. Either side is null when only the
 * other one exists.
 */
const COMPARED = `
  SELECT coalesce(kept.project_id, summed.project_id) AS project_id,
    coalesce(kept.month, summed.month) AS month, coalesce(kept.series, summed.series) AS series,
         coalesce(kept.amount_fen, 0) = coalesce(summed.amount_fen, 0)
           AND coalesce(kept.entries, 0) = coalesce(summed.entries, 0) AS equal
    FROM (SELECT project_id, month, coalesce(funding_source, '') AS source, series, amount_fen,
      entries FROM ledger_totals
           UNION ALL SELECT project_id, 'all', '', series, fen, NULL
           FROM ledger_heads, LATERAL (VALUES ('completed', completed_fen), ('funds', funds_fen),
             ('paid', paid_fen)) AS sums (series, fen)
           UNION ALL SELECT project_id, 'all', '', 'every series', NULL, entries FROM ledger_heads) kept
    FULL JOIN (SELECT project_id, month, coalesce(funding_source, '') AS source, series,
      sum(amount_fen) AS amount_fen, count(*) AS entries FROM ledger_entries GROUP BY 1, 2, 3, 4
           UNION ALL SELECT project_id, 'all', '', series, sum(amount_fen), NULL FROM ledger_entries GROUP BY 1, 4
           UNION ALL SELECT project_id, 'all', '', 'every series', NULL, count(*) FROM ledger_entries GROUP BY 1) summed
      USING (project_id, month, source, series)`;

/**
 * Compares the stored sums of every project and every stored total with the entries. Read-only. The
 * hashes are not checked.
 */
export async function checkTotals(tx: Tx): Promise<TotalsVerification> {
  await tx.query(`SET LOCAL statement_timeout = '6h'`);
  const [counted] = await tx.query<{ totals: number }[]>(
    `SELECT count(*)::int AS totals FROM (${COMPARED}) compared`,
  );
  const wrong = await tx.query<{ project_id: string; month: string; series: string }[]>(
    `SELECT DISTINCT project_id, month, series FROM (${COMPARED}) compared WHERE NOT equal ORDER BY 1, 2, 3 LIMIT 100`,
  );
  return {
    totals: counted?.totals ?? 0,
    flaws: wrong.map((row) => ({
      projectId: row.project_id,
      sequence: null,
      what: `the running total of ${row.series} in ${row.month === 'all' ? 'all months' : row.month} is not the sum of its entries`,
    })),
  };
}
