import type { Tx } from '#platform';
import { LedgerEntryRow } from '../store/entry-row.js';
import type { Series } from '../rules/entry.js';

/** An entry with what its reader wants beside it: who, whether it was taken back, and the series' sum up to it (fen). */
export interface ListedEntry extends LedgerEntryRow { recordedByName: string | null; reversedById: string | null; runningFen: bigint }

/** Entries of a project in the order they were recorded, at most `limit` after sequence `after`, of one series if named. */
export async function entriesOf(tx: Tx, projectId: string, page: { series?: Series | undefined; after?: bigint | undefined; limit: number }): Promise<ListedEntry[]> {
  const query = tx.createQueryBuilder(LedgerEntryRow, 'entry').where('entry.project_id = :projectId', { projectId }).orderBy('entry.sequence').limit(page.limit);
  if (page.series) query.andWhere('entry.series = :series', { series: page.series });
  if (page.after !== undefined) query.andWhere('entry.sequence > :after', { after: page.after });
  return withSurroundings(tx, await query.getMany());
}

/** Adds names, reversals and running sums to entries of one project. */
export async function withSurroundings(tx: Tx, entries: readonly LedgerEntryRow[]): Promise<ListedEntry[]> {
  if (entries.length === 0) return [];
  const beside = await tx.query<{ id: string; recorded_by_name: string | null; reversed_by_id: string | null; running_fen: bigint }[]>(
    `WITH project AS (SELECT project_id FROM ledger_entries WHERE id = $2)
     SELECT summed.id, person.name AS recorded_by_name, reversal.id AS reversed_by_id, summed.running_fen
       FROM (SELECT id, recorded_by, (sum(amount_fen) OVER (PARTITION BY series ORDER BY sequence))::bigint AS running_fen
               FROM ledger_entries WHERE project_id = (SELECT project_id FROM project)) summed
       LEFT JOIN ledger_entries reversal ON reversal.reverses_id = summed.id
       LEFT JOIN people person ON person.id::text = summed.recorded_by
      WHERE summed.id = ANY ($1)`,
    [entries.map((entry) => entry.id), entries[0]?.id],
  );
  const byId = new Map(beside.map((row) => [row.id, row]));
  return entries.map((entry) => {
    const row = byId.get(entry.id);
    if (!row) throw new Error(`entry ${entry.id} vanished while it was read`);
    return { ...entry, recordedByName: row.recorded_by_name, reversedById: row.reversed_by_id, runningFen: row.running_fen };
  });
}
