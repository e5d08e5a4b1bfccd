import { type Actor, allow } from '#identity';
import { type Database, Problem, type RepeatableRequest } from '#platform';
import { reversalOf } from '../rules/entry.js';
import { standingEntriesOf } from '../store/find-entry.js';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { findProposal } from '../store/proposals.js';
import { fileOnce, fileProposal } from './file-proposal.js';

interface UndoProposalInput {
  proposalId: string;
  reason: string;
  request: RepeatableRequest | null;
}

/**
 * Proposes to reverse all entries of an approved change request that are not reversed yet, as one
 * change request.
 * @throws Problem NOT_FOUND, FORBIDDEN, PROPOSAL_NOT_APPROVED, or NOTHING_TO_UNDO.
 */
export function undoProposal(
  database: Database,
  actor: Actor,
  { proposalId, reason, request }: UndoProposalInput,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    const proposal = await findProposal(tx, proposalId);
    for (const unitId of proposal.units) allow(actor, 'ledger.reverse', { unitId });
    return fileOnce(tx, request, async () => {
      if (proposal.state !== 'approved')
        throw new Problem('PROPOSAL_NOT_APPROVED', { state: proposal.state });
      const standing = await standingEntriesOf(tx, proposalId);
      if (standing.length === 0) throw new Problem('NOTHING_TO_UNDO');
      const rows = standing.map((entry) => ({
        projectId: entry.projectId,
        unitId: entry.unitId,
        facts: reversalOf(entry, reason),
      }));
      return fileProposal(tx, actor, {
        action: 'ledger.undo',
        kind: 'undo',
        rows,
        note: reason,
        undoesId: proposalId,
        facts: { undoes: proposalId },
      });
    });
  });
}
