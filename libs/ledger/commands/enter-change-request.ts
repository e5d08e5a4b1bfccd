import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChanges } from '#projects';
import { appendEntries } from '../store/append-entries.js';
import { lockHeads, moveHeads } from '../store/ledger-heads.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { type ProjectHome, ROWS_AT_ONCE, takeRows } from '../store/change-request-rows.js';
import { moveTotals, type TotalsMoved } from '../store/running-totals.js';

interface EnterLedgerChangeRequestInput {
  projects: readonly ProjectHome[];
  approvedBy: string;
  told?: (entered: number) => void | undefined;
}

/**
 * Moves all entries of a pending change request into the ledger, in the caller's transaction, and
 * updates hash chains and totals. The caller must have checked the user's permission, and that no
 * entry is reversed twice.
 * @param projects the projects of the entries, as locked by `lockProjects`.
 * @param told called from time to time with the number of entries added so far.
 * @throws Problem FORBIDDEN when the access scope does not allow writing to all of the projects.
 */
export async function enterLedgerChangeRequest(
  tx: Tx,
  changeRequest: Pick<LedgerChangeRequestRow, 'id' | 'projects' | 'entries' | 'filedBy'>,
  { projects, approvedBy, told }: EnterLedgerChangeRequestInput,
): Promise<void> {
  // The database does not lock projects that the access scope only allows reading; fewer locked
  // projects than expected therefore mean that a permission is missing.
  if (projects.length !== changeRequest.projects) throw new Problem('FORBIDDEN');
  const { heads, at } = await lockHeads(tx, projects);
  if (at === null) throw new Error(`proposal ${changeRequest.id} has no rows`);
  const approval = {
    proposalId: changeRequest.id,
    recordedBy: changeRequest.filedBy,
    approvedBy,
    recordedAt: at,
  };
  const totals: TotalsMoved = new Map();
  let entered = 0;
  while (entered < changeRequest.entries) {
    const rows = await takeRows(tx, changeRequest.id, entered + 1, entered + ROWS_AT_ONCE);
    if (rows.length === 0) break;
    await appendEntries(tx, heads, { rows, approval, totals });
    entered += rows.length;
    told?.(entered);
  }
  if (entered !== changeRequest.entries)
    throw new Error(
      `proposal ${changeRequest.id} has ${changeRequest.entries} entries, ${entered} were taken`,
    );
  await moveHeads(tx, heads.values());
  await moveTotals(tx, totals);
  await recordProjectChanges(tx, projects, 'ledger');
}
