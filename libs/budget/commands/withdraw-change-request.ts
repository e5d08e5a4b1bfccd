import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChange } from '#projects';
import { moveChangeRequest } from '../rules/change-request-life.js';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { updateChangeRequest } from '../store/write-change-request.js';
import { lockChangeRequest, seenChangeRequest } from './lock-change-request.js';

interface WithdrawChangeRequestInput {
  id: string;
  versionRead: number;
  reason: string | null;
}

/**
 * Withdraws the caller's own change request for good. The request can still be read, with the
 * reason and the name of the user who withdrew it.
 * @throws Problem NOT_FOUND, FORBIDDEN, FILING_OF_ANOTHER, EDIT_STALE or FILING_STATE.
 */
export function withdrawChangeRequest(
  database: Database,
  actor: Actor,
  { id, versionRead, reason }: WithdrawChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenChangeRequest(tx, id);
    allow(actor, 'budget.file', seen);
    const { filing: changeRequest, project } = await lockChangeRequest(tx, seen, versionRead);
    refuseAnothers(actor, changeRequest);
    const state = moveChangeRequest(changeRequest.state, 'withdraw');
    const withdrawn = await updateChangeRequest(
      tx,
      changeRequest,
      { state, decidedBy: null, decidedAt: null, decisionReason: null },
      { changedBy: actor.personId, reason },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.withdraw',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      oldValue: { state: changeRequest.state },
      newValue: { state, kind: changeRequest.kind, reason },
    });
    return withdrawn;
  });
}

/**
 * Refuses to withdraw the change request of another user. Any author may withdraw a draft; only the
 * submitter may withdraw a submitted request.
 */
function refuseAnothers(actor: Actor, { authors, submittedBy }: BudgetChangeRequestRow): void {
  if (!authors.includes(actor.personId) || (submittedBy !== null && submittedBy !== actor.personId))
    throw new Problem('FILING_OF_ANOTHER');
}
