import { CHANGE_REQUESTS_SQL } from '#approvals';
import { projectReadable } from '#projects';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { EntryFacts } from '../rules/entry.js';
import { compositionOf, LedgerEntryRow } from './entry-row.js';

/** The data of a ledger entry that is already recorded, with its sequence number. */
export interface RecordedEntry extends EntryFacts {
  id: string;
  projectId: string;
  unitId: string;
  /** Sequence number in the project's hash chain; the first entry is 1. */
  sequence: bigint;
}

const recorded = (row: LedgerEntryRow): RecordedEntry => ({
  ...row,
  composition: compositionOf(row),
});

/**
 * Returns an entry of the ledger by id.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the access scope
 */
export async function findEntry(tx: Tx, id: string): Promise<RecordedEntry> {
  const row = await tx.findOne(LedgerEntryRow, { where: { id, projectId: projectReadable() } });
  if (!row) throw new Problem('NOT_FOUND');
  return recorded(row);
}

/**
 * Lists the entries of an approved change request that are neither reversed nor reversals, ordered
 * by project and sequence number.
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
 * Refuses an entry that cannot be reversed.
 * @throws Problem ENTRY_IS_A_REVERSAL, ENTRY_ALREADY_REVERSED, or REVERSAL_WAITING when a change
 * request to reverse the entry is pending.
 */
export async function refuseUnlessReversible(tx: Tx, entry: RecordedEntry): Promise<void> {
  if (entry.reversesId !== null) throw new Problem('ENTRY_IS_A_REVERSAL');
  if (await tx.exists(LedgerEntryRow, { where: { reversesId: entry.id } }))
    throw new Problem('ENTRY_ALREADY_REVERSED');
  const [waiting] = await tx.query<{ id: string }[]>(
    `SELECT proposal.id FROM ledger_change_request_rows row
      JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = row.proposal_id
        AND proposal.state = 'submitted'
      WHERE row.project_id = $1 AND row.reverses_id = $2 LIMIT 1`,
    [entry.projectId, entry.id],
  );
  if (waiting)
    throw new Problem('REVERSAL_WAITING', {
      id: waiting.id,
      link: `/change-requests/${waiting.id}`,
    });
}

/**
 * Returns the id of an entry among `ids` that has been reversed; null when none of the entries has
 * been reversed.
 */
export async function firstReversed(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT reverses_id AS id FROM ledger_entries WHERE reverses_id = ANY ($1::uuid[]) LIMIT 1',
    [ids],
  );
  return row?.id ?? null;
}
