import { pipelined, type Tx } from '#platform/database';
import type { EntryFacts } from '../rules/entry.js';

interface Moved {
  project_id: string;
  month: string;
  series: string;
  funding_source: string | null;
  amountFen: bigint;
  entries: number;
}

/**
 * Amounts to be added to the stored totals, by project, month, kind of amount and funding source.
 */
export type TotalsMoved = Map<string, Moved>;

/** Adds an entry's amount to the amounts by which the stored totals must be changed. */
export function noteInTotals(
  totals: TotalsMoved,
  projectId: string,
  { month, series, fundingSource, amountFen }: EntryFacts,
): void {
  const key = `${projectId} ${month} ${series} ${fundingSource ?? ''}`;
  const moved = totals.get(key) ?? {
    project_id: projectId,
    month,
    series,
    funding_source: fundingSource,
    amountFen: 0n,
    entries: 0,
  };
  totals.set(key, { ...moved, amountFen: moved.amountFen + amountFen, entries: moved.entries + 1 });
}

/**
 * Adds the collected amounts to the stored totals, in the order of their keys. The caller has
 * locked the projects' rows in table `ledger_heads`, so no other transaction changes these totals.
 */
export async function moveTotals(tx: Tx, totals: TotalsMoved): Promise<void> {
  const rows = [...totals.keys()].sort().map((key) => {
    const { amountFen, ...moved } = totals.get(key) as Moved;
    return {
      ...moved,
      amount_fen: String(amountFen),
    };
  });
  await pipelined(
    tx,
    `INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen, entries)
     SELECT project_id, month, funding_source, series, amount_fen, entries
       FROM json_to_recordset($1)
         AS moved (project_id uuid, month char(7), funding_source text, series text,
           amount_fen bigint, entries bigint)
     ON CONFLICT (project_id, month, series, funding_source)
     DO UPDATE SET amount_fen = ledger_totals.amount_fen + EXCLUDED.amount_fen,
       entries = ledger_totals.entries + EXCLUDED.entries`,
    [JSON.stringify(rows)],
  );
}
