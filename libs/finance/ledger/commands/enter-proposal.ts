import { Problem, type Tx } from '#platform';
import { touchProjects } from '#projects';
import { firstReversed } from '../store/find-entry.js';
import { appendEntries } from '../store/append-entries.js';
import { lockHeads, moveHeads } from '../store/ledger-heads.js';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import {
  type ProjectHome,
  type ProposedEntry,
  ROWS_AT_ONCE,
  takeRows,
} from '../store/proposal-rows.js';
import { moveTotals, type TotalsMoved } from '../store/running-totals.js';

interface EnterProposalInput {
  projects: readonly ProjectHome[];
  approvedBy: string;
  told?: (entered: number) => void | undefined;
}

/**
 * Moves all rows of a waiting proposal into the ledger, in the caller's transaction: chain, running totals and touches together.
 * Whether anybody may is the caller's question.
 * @param projects the rows' projects, as `holdProjects` holds them
 * @param told hears how many rows are in, now and then
 * @throws Problem FORBIDDEN when the scope may not write all of them; ENTRY_ALREADY_REVERSED when somebody else took one of the entries back in the meantime.
 */
export async function enterProposal(
  tx: Tx,
  proposal: LedgerProposalRow,
  { projects, approvedBy, told }: EnterProposalInput,
): Promise<void> {
  // Of projects that the scope may only read the database lets nobody hold one.
  if (projects.length !== proposal.projects) throw new Problem('FORBIDDEN');
  const { heads, at } = await lockHeads(tx, projects);
  if (at === null) throw new Error(`proposal ${proposal.id} has no rows`);
  const approval = {
    proposalId: proposal.id,
    recordedBy: proposal.filedBy,
    approvedBy,
    recordedAt: at,
  };
  const totals: TotalsMoved = new Map();
  let entered = 0;
  while (entered < proposal.entries) {
    const rows = await takeRows(tx, proposal.id, entered + 1, entered + ROWS_AT_ONCE);
    if (rows.length === 0) break;
    await refuseReversedTwice(tx, rows);
    await appendEntries(tx, heads, { rows, approval, totals });
    entered += rows.length;
    told?.(entered);
  }
  if (entered !== proposal.entries)
    throw new Error(
      `proposal ${proposal.id} has ${proposal.entries} entries, ${entered} were taken`,
    );
  await moveHeads(tx, heads.values());
  await moveTotals(tx, totals, heads);
  await touchProjects(tx, projects, 'ledger');
}

/** The database would refuse too; this says which rule it was. */
async function refuseReversedTwice(tx: Tx, rows: readonly ProposedEntry[]): Promise<void> {
  const reversed = rows.flatMap(({ facts }) =>
    facts.reversesId === null ? [] : [facts.reversesId],
  );
  if (reversed.length > 0 && (await firstReversed(tx, reversed)) !== null)
    throw new Problem('ENTRY_ALREADY_REVERSED');
}
