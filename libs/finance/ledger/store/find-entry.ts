import { Problem, type Tx, unitInScope } from '#platform';
import type { EntryFacts } from '../rules/entry.js';
import { compositionOf, LedgerEntryRow } from './entry-row.js';

/** An entry as its facts, with where it stands. */
export interface RecordedEntry extends EntryFacts {
  id: string;
  projectId: string;
  unitId: string;
}

const recorded = (row: LedgerEntryRow): RecordedEntry => ({
  ...row,
  composition: compositionOf(row),
});

/** The entry with this id, if the transaction's scope may see it. @throws Problem NOT_FOUND */
export async function findEntry(tx: Tx, id: string): Promise<RecordedEntry> {
  const row = await tx.findOne(LedgerEntryRow, { where: { id, unitId: unitInScope() } });
  if (!row) throw new Problem('NOT_FOUND');
  return recorded(row);
}

/** The entries of an approved proposal that stand: neither taken back nor taking others back. In the order of the chains. */
export async function standingEntriesOf(tx: Tx, proposalId: string): Promise<RecordedEntry[]> {
  const rows = await tx
    .createQueryBuilder(LedgerEntryRow, 'entry')
    .where('entry.proposal_id = :proposalId AND entry.reverses_id IS NULL', { proposalId })
    .andWhere('NOT EXISTS (SELECT FROM ledger_entries taker WHERE taker.reverses_id = entry.id)')
    .orderBy('entry.project_id')
    .addOrderBy('entry.sequence')
    .getMany();
  return rows.map(recorded);
}

/** @throws Problem ENTRY_IS_A_REVERSAL, ENTRY_ALREADY_REVERSED, or REVERSAL_WAITING when a proposal to take it back waits already. */
export async function refuseUnlessReversible(tx: Tx, entry: RecordedEntry): Promise<void> {
  if (entry.reversesId !== null) throw new Problem('ENTRY_IS_A_REVERSAL');
  if (await tx.exists(LedgerEntryRow, { where: { reversesId: entry.id } }))
    throw new Problem('ENTRY_ALREADY_REVERSED');
  const waiting = await tx.query<object[]>(
    `SELECT FROM ledger_proposal_rows row JOIN ledger_proposals proposal ON proposal.id = row.proposal_id AND proposal.state = 'proposed'
      WHERE row.project_id = $1 AND row.reverses_id = $2 LIMIT 1`,
    [entry.projectId, entry.id],
  );
  if (waiting.length > 0) throw new Problem('REVERSAL_WAITING');
}

/** The first of these entries that is taken back in the ledger already, or null. */
export async function firstReversed(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT reverses_id AS id FROM ledger_entries WHERE reverses_id = ANY ($1::uuid[]) LIMIT 1',
    [ids],
  );
  return row?.id ?? null;
}
