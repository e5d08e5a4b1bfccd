import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import { lockProjects } from '../store/change-request-rows.js';
import {
  decide,
  findLedgerChangeRequest,
  lockLedgerChangeRequest,
  refuseUnlessWaiting,
} from '../store/change-requests.js';
import { enterLedgerChangeRequest } from './enter-change-request.js';
import { soleOrganisation } from './submit-change-request.js';

/**
 * Approves a change request: adds all of its entries to the ledger in one transaction, or none of
 * them.
 * @throws Problem NOT_FOUND, OWN_PROPOSAL when the caller submitted it, FORBIDDEN,
 * PROPOSAL_DECIDED, or ENTRY_ALREADY_REVERSED.
 */
export function approveLedgerChangeRequest(
  database: Database,
  actor: Actor,
  proposalId: string,
  request: RepeatableRequest | null,
): Promise<LedgerChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const projects = await lockProjects(tx, proposalId);
    const changeRequest = await lockLedgerChangeRequest(tx, proposalId);
    allowDecision(actor, changeRequest);
    let approved: LedgerChangeRequestRow | null = null;
    await once(tx, request, async () => {
      refuseUnlessWaiting(changeRequest);
      await enterLedgerChangeRequest(tx, changeRequest, { projects, approvedBy: actor.personId });
      approved = await decide(tx, changeRequest, { state: 'approved', by: actor.personId });
      const { entries, completedFen, fundsFen, paidFen, filedBy } = changeRequest;
      await recordAuditEvent(tx, actor.scope, {
        action: 'ledger.approve',
        subjectType: 'ledger-proposal',
        subjectId: proposalId,
        ...soleOrganisation(changeRequest.units),
        newValue: { entries, completedFen, fundsFen, paidFen, filedBy },
      });
      return proposalId;
    });
    return approved ?? findLedgerChangeRequest(tx, proposalId);
  });
}

/**
 * Checks that the user may decide a change request, which requires the permission in each
 * organisation whose projects the request concerns.
 * @throws Problem OWN_PROPOSAL when the user submitted the request, otherwise FORBIDDEN.
 */
export function allowDecision(actor: Actor, { units, filedBy }: LedgerChangeRequestRow): void {
  if (filedBy === actor.personId && units.every((unitId) => can(actor, 'ledger.post', { unitId })))
    throw new Problem('OWN_PROPOSAL');
  for (const unitId of units) allow(actor, 'ledger.approve', { unitId, filedBy });
}
