import type { Tx } from '#platform/database';
import { recordProjectChanges } from '#projects';
import { appendEntries } from '../store/append-entries.js';
import type { ProjectHome, ProposedEntry } from '../store/change-request-rows.js';
import { lockHeads, moveHeads } from '../store/ledger-heads.js';
import { moveTotals, type TotalsMoved } from '../store/running-totals.js';

/** Entries of an approved change request of another domain, such as a monthly return. */
export interface EntriesToEnter {
  changeRequestId: string;
  filedBy: string;
  approvedBy: string;
  /** The project of the entries, as locked by the caller. */
  project: ProjectHome;
  rows: readonly ProposedEntry[];
}

/**
 * Enters the entries of an approved change request into the ledger, in the transaction of the
 * decision, and updates hash chain and totals. The caller has checked them and locked the project.
 * Without entries nothing is written.
 */
export async function enterEntries(
  tx: Tx,
  { changeRequestId, filedBy, approvedBy, project, rows }: EntriesToEnter,
): Promise<void> {
  if (rows.length === 0) return;
  const { heads, at } = await lockHeads(tx, [project]);
  if (at === null) throw new Error(`the head of project ${project.id} could not be locked`);
  const totals: TotalsMoved = new Map();
  await appendEntries(tx, heads, {
    rows,
    approval: {
      proposalId: changeRequestId,
      recordedBy: filedBy,
      approvedBy,
      recordedAt: at,
    },
    totals,
  });
  await moveHeads(tx, heads.values());
  await moveTotals(tx, totals);
  await recordProjectChanges(tx, [project], 'ledger');
}
