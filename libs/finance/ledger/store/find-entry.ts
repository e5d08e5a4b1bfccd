import { Problem, type Tx, unitInScope } from '#platform';
import type { EntryFacts } from '../rules/entry.js';
import { compositionOf, LedgerEntryRow } from './entry-row.js';

/** The facts of a recorded entry, with its place in the chain. */
export interface RecordedEntry extends EntryFacts {
  id: string;
  projectId: string;
  unitId: string;
  /** Sequence number in the project's chain. */
  sequence: bigint;
}

const recorded = (row: LedgerEntryRow): RecordedEntry => ({
  ...row,
  composition: compositionOf(row),
});

/**
 * Reads an entry by id. @throws Problem NOT_FOUND when it does not exist or is outside the access
 * scope
 */
export async function findEntry(tx: Tx, id: string): Promise<RecordedEntry> {
  const row = await tx.findOne(LedgerEntryRow, { where: { id, unitId: unitInScope() } });
  if (!row) throw new Problem('NOT_FOUND');
  return recorded(row);
}

/**
 * Entries of an approved change request that are neither reversed nor reversals, in the order of
 * the chains.
 */
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

/**
 * Checks that an entry can be reversed. @throws Problem ENTRY_IS_A_REVERSAL,
 * ENTRY_ALREADY_REVERSED, or REVERSAL_WAITING when a change request to reverse it is pending.
 */
export async function refuseUnlessReversible(tx: Tx, entry: RecordedEntry): Promise<void> {
  if (entry.reversesId !== null) throw new Problem('ENTRY_IS_A_REVERSAL');
  if (await tx.exists(LedgerEntryRow, { where: { reversesId: entry.id } }))
    throw new Problem('ENTRY_ALREADY_REVERSED');
  const waiting = await tx.query<object[]>(
    `SELECT FROM ledger_proposal_rows row
      JOIN ledger_proposals proposal ON proposal.id = row.proposal_id
        AND proposal.state = 'proposed'
      WHERE row.project_id = $1 AND row.reverses_id = $2 LIMIT 1`,
    [entry.projectId, entry.id],
  );
  if (waiting.length > 0) throw new Problem('REVERSAL_WAITING');
}

/** The first of these entries that has been reversed, or null. */
export async function firstReversed(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT reverses_id AS id FROM ledger_entries WHERE reverses_id = ANY ($1::uuid[]) LIMIT 1',
    [ids],
  );
  return row?.id ?? null;
}
