import type { Tx } from '#platform';
import { hashesOf, startOfChain } from '../rules/chain.js';
import { LedgerEntryRow, LedgerHeadRow, sealedFactsOf } from '../store/entry-row.js';

/** The first thing wrong in the ledger: which project, at which place of its chain, and what. */
export interface LedgerFlaw { projectId: string; sequence: string | null; what: string }

/** How much was looked at, and the first flaw of each project that has one. */
export interface LedgerVerdict { projects: number; entries: number; flaws: LedgerFlaw[] }

const BATCH = 1000;

/** Recomputes every chain, every head and every running total from the entries. Read-only. */
export async function verifyLedger(tx: Tx): Promise<LedgerVerdict> {
  const heads = await tx.find(LedgerHeadRow, { order: { projectId: 'ASC' } });
  const verdict: LedgerVerdict = { projects: heads.length, entries: 0, flaws: await totalsThatDiffer(tx) };
  for (const head of heads) {
    const { entries, flaw } = await walkChain(tx, head);
    verdict.entries += entries;
    if (flaw) verdict.flaws.unshift(flaw);
  }
  return verdict;
}

async function walkChain(tx: Tx, head: LedgerHeadRow): Promise<{ entries: number; flaw: LedgerFlaw | null }> {
  let previousHash = startOfChain(head.projectId).hash;
  let sequence = 0n;
  const flaw = (what: string) => ({ entries: Number(sequence), flaw: { projectId: head.projectId, sequence: String(sequence), what } });
  for (;;) {
    const batch = await tx.createQueryBuilder(LedgerEntryRow, 'entry').where('entry.project_id = :id AND entry.sequence > :sequence', { id: head.projectId, sequence })
      .orderBy('entry.sequence').limit(BATCH).getMany();
    for (const entry of batch) {
      sequence += 1n;
      if (entry.sequence !== sequence) return flaw(`entry ${sequence} is missing; the next one is ${entry.sequence}`);
      if (entry.previousHash !== previousHash) return flaw('the entry does not name its predecessor');
      if (entry.hash !== hashesOf(sealedFactsOf(entry)).hash) return flaw('a column of the entry was changed');
      previousHash = entry.hash;
    }
    if (batch.length < BATCH) break;
  }
  if (head.entries !== sequence) return flaw(`the head counts ${head.entries} entries, the chain has ${sequence}`);
  return head.headHash === previousHash ? { entries: Number(sequence), flaw: null } : flaw('the head is not the hash of the last entry');
}

/** Running totals that are not the sum of the entries behind them. */
async function totalsThatDiffer(tx: Tx): Promise<LedgerFlaw[]> {
  const rows = await tx.query<{ project_id: string; month: string; series: string }[]>(
    `SELECT coalesce(kept.project_id, summed.project_id) AS project_id, coalesce(kept.month, summed.month) AS month, coalesce(kept.series, summed.series) AS series
       FROM (SELECT project_id, month, coalesce(funding_source, '') AS source, series, amount_fen FROM ledger_totals
              UNION ALL SELECT project_id, 'all', '', 'completed', completed_fen FROM ledger_heads
              UNION ALL SELECT project_id, 'all', '', 'funds', funds_fen FROM ledger_heads
              UNION ALL SELECT project_id, 'all', '', 'paid', paid_fen FROM ledger_heads) kept
       FULL JOIN (SELECT project_id, month, coalesce(funding_source, '') AS source, series, sum(amount_fen) AS amount_fen FROM ledger_entries GROUP BY 1, 2, 3, 4
              UNION ALL SELECT project_id, 'all', '', series, sum(amount_fen) FROM ledger_entries GROUP BY 1, 4) summed
         USING (project_id, month, source, series)
      WHERE coalesce(kept.amount_fen, 0) <> coalesce(summed.amount_fen, 0)
      ORDER BY 1, 2, 3 LIMIT 100`);
  return rows.map((row) => ({ projectId: row.project_id, sequence: null, what: `the running total of ${row.series} in ${row.month} is not the sum of its entries` }));
}
