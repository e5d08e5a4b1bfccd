import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, Problem } from '#platform';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { decide, lockProposal, refuseUnlessWaiting } from '../store/proposals.js';
import { allowDecision } from './approve-proposal.js';
import { soleUnit } from './file-proposal.js';

/**
 * Returns a change request to its submitter. Its entries stay readable, so that nothing has to be
 * typed again.
 * @throws Problem NOT_FOUND, OWN_PROPOSAL, FORBIDDEN or PROPOSAL_DECIDED.
 */
export function returnProposal(
  database: Database,
  actor: Actor,
  proposalId: string,
  reason: string,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    allowDecision(actor, proposal);
    refuseUnlessWaiting(proposal);
    const returned = await decide(tx, proposal, { state: 'returned', by: actor.personId, reason });
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger.return',
      subjectType: 'ledger-proposal',
      subjectId: proposalId,
      ...soleUnit(proposal.units),
      newValue: { reason },
    });
    return returned;
  });
}

/**
 * Withdraws one's own change request before it is decided.
 * @throws Problem NOT_FOUND, FORBIDDEN, NOT_OWN_PROPOSAL or PROPOSAL_DECIDED.
 */
export function withdrawProposal(
  database: Database,
  actor: Actor,
  proposalId: string,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    for (const unitId of proposal.units) allow(actor, 'ledger.post', { unitId });
    if (proposal.filedBy !== actor.personId) throw new Problem('NOT_OWN_PROPOSAL');
    refuseUnlessWaiting(proposal);
    const withdrawn = await decide(tx, proposal, { state: 'withdrawn', by: actor.personId });
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger.withdraw',
      subjectType: 'ledger-proposal',
      subjectId: proposalId,
      ...soleUnit(proposal.units),
    });
    return withdrawn;
  });
}
