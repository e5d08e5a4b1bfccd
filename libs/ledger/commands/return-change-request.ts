import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { decide, lockLedgerChangeRequest, refuseUnlessWaiting } from '../store/change-requests.js';
import { allowDecision } from './approve-change-request.js';
import { soleOrganisation } from './submit-change-request.js';

/**
 * Returns a pending change request to its submitter with a reason. Its entries can still be read,
 * so that the submitter need not type them again.
 * @throws Problem NOT_FOUND, OWN_PROPOSAL, FORBIDDEN or PROPOSAL_DECIDED.
 */
export function returnLedgerChangeRequest(
  database: Database,
  actor: Actor,
  proposalId: string,
  reason: string,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const changeRequest = await lockLedgerChangeRequest(tx, proposalId);
    allowDecision(actor, changeRequest);
    refuseUnlessWaiting(changeRequest);
    const returned = await decide(tx, changeRequest, {
      state: 'returned',
      by: actor.personId,
      reason,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger.return',
      subjectType: 'ledger-proposal',
      subjectId: proposalId,
      ...soleOrganisation(changeRequest.units),
      newValue: { reason },
    });
    return returned;
  });
}

/**
 * Withdraws the caller's own change request before a decision about it is made.
 * @throws Problem NOT_FOUND, FORBIDDEN, NOT_OWN_PROPOSAL or PROPOSAL_DECIDED.
 */
export function withdrawLedgerChangeRequest(
  database: Database,
  actor: Actor,
  proposalId: string,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const changeRequest = await lockLedgerChangeRequest(tx, proposalId);
    for (const unitId of changeRequest.units) allow(actor, 'ledger.post', { unitId });
    if (changeRequest.filedBy !== actor.personId) throw new Problem('NOT_OWN_PROPOSAL');
    refuseUnlessWaiting(changeRequest);
    const withdrawn = await decide(tx, changeRequest, { state: 'withdrawn', by: actor.personId });
    await recordAuditEvent(tx, actor.scope, {
      action: 'ledger.withdraw',
      subjectType: 'ledger-proposal',
      subjectId: proposalId,
      ...soleOrganisation(changeRequest.units),
    });
    return withdrawn;
  });
}
