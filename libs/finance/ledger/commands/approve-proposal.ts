import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import { type Database, once, Problem, type RepeatableRequest } from '#platform';
import type { LedgerProposalRow } from '../store/proposal-row.js';
import { lockProjects } from '../store/proposal-rows.js';
import { decide, findProposal, lockProposal, refuseUnlessWaiting } from '../store/proposals.js';
import { enterProposal } from './enter-proposal.js';
import { soleUnit } from './file-proposal.js';

/**
 * Approves a change request: all of its entries are added to the ledger in one transaction, or
 * none.
 * @throws Problem NOT_FOUND, OWN_PROPOSAL, FORBIDDEN, PROPOSAL_DECIDED, or ENTRY_ALREADY_REVERSED.
 */
export function approveProposal(
  database: Database,
  actor: Actor,
  proposalId: string,
  request: RepeatableRequest | null,
): Promise<LedgerProposalRow> {
  return database.write(actor.scope, async (tx) => {
    const projects = await lockProjects(tx, proposalId);
    const proposal = await lockProposal(tx, proposalId);
    allowDecision(actor, proposal);
    let approved: LedgerProposalRow | null = null;
    await once(tx, request, async () => {
      refuseUnlessWaiting(proposal);
      await enterProposal(tx, proposal, { projects, approvedBy: actor.personId });
      approved = await decide(tx, proposal, { state: 'approved', by: actor.personId });
      const { entries, completedFen, fundsFen, paidFen, filedBy } = proposal;
      await recordAuditEvent(tx, actor.scope, {
        action: 'ledger.approve',
        subjectType: 'ledger-proposal',
        subjectId: proposalId,
        ...soleUnit(proposal.units),
        newValue: { entries, completedFen, fundsFen, paidFen, filedBy },
      });
      return proposalId;
    });
    return approved ?? findProposal(tx, proposalId);
  });
}

/**
 * Checks that the actor may decide for every organisation of the change request. @throws Problem
 * OWN_PROPOSAL or FORBIDDEN
 */
export function allowDecision(actor: Actor, { units, filedBy }: LedgerProposalRow): void {
  if (filedBy === actor.personId && units.every((unitId) => can(actor, 'ledger.post', { unitId })))
    throw new Problem('OWN_PROPOSAL');
  for (const unitId of units) allow(actor, 'ledger.approve', { unitId, filedBy });
}
