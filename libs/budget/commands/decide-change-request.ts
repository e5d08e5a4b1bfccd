import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, stampInstant } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChange } from '#projects';
import { moveChangeRequest } from '../rules/change-request-life.js';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { updateChangeRequest } from '../store/write-change-request.js';
import { lockChangeRequest, seenChangeRequest } from './lock-change-request.js';
import { workOf } from './change-handlers.js';

interface ApproveChangeRequestInput {
  id: string;
  versionRead: number;
}

/**
 * Approves a submitted change request and, in the same transaction, stores its content in the
 * tables of its kind.
 * @throws Problem NOT_FOUND, APPROVAL_BY_AUTHOR, FORBIDDEN, EDIT_STALE, FILING_STATE, or the code
 * of a rule that the content breaks now, although it may not have done so on submission.
 */
export function approveChangeRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead }: ApproveChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenChangeRequest(tx, id);
    allowDecision(actor, seen);
    const { filing: changeRequest, project } = await lockChangeRequest(tx, seen, versionRead);
    allowDecision(actor, changeRequest);
    const state = moveChangeRequest(changeRequest.state, 'approve');
    const context = { tx, project, today: clock.today() };
    const work = workOf(changeRequest.kind);
    await work.judge(context, changeRequest.content);
    const before = await work.present(context, changeRequest.content);
    const recordedAt = await stampInstant(tx);
    const approved = await updateChangeRequest(
      tx,
      changeRequest,
      { state, decidedBy: actor.personId, decidedAt: recordedAt },
      { changedBy: actor.personId, at: recordedAt },
    );
    await work.post(context, changeRequest.content, {
      filingId: id,
      filedBy: changeRequest.submittedBy ?? changeRequest.authors[0] ?? '',
      approvedBy: actor.personId,
      recordedAt,
    });
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.approve',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      ...(before ? { oldValue: before } : {}),
      newValue: changeRequest.content,
    });
    return approved;
  });
}

interface ReturnChangeRequestInput {
  id: string;
  versionRead: number;
  reason: string;
}

/**
 * Returns a submitted change request to its authors for changes, with a reason. The content of the
 * request is kept.
 * @throws Problem NOT_FOUND, APPROVAL_BY_AUTHOR, FORBIDDEN, EDIT_STALE or FILING_STATE.
 */
export function returnChangeRequest(
  database: Database,
  actor: Actor,
  { id, versionRead, reason }: ReturnChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenChangeRequest(tx, id);
    allowDecision(actor, seen);
    const { filing: changeRequest, project } = await lockChangeRequest(tx, seen, versionRead);
    allowDecision(actor, changeRequest);
    const state = moveChangeRequest(changeRequest.state, 'return');
    const at = await stampInstant(tx);
    const returned = await updateChangeRequest(
      tx,
      changeRequest,
      { state, decidedBy: actor.personId, decidedAt: at, decisionReason: reason },
      { changedBy: actor.personId, at, reason },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.return',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      newValue: { state, kind: changeRequest.kind, reason },
    });
    return returned;
  });
}

/**
 * Checks that the user may decide the change request: the user must have the approver's role, must
 * not be an author of the request, and must not act as the delegate (deputy) of an author.
 */
function allowDecision(actor: Actor, changeRequest: BudgetChangeRequestRow): void {
  const { unitId, authors } = changeRequest;
  if (authors.includes(actor.personId)) throw new Problem('APPROVAL_BY_AUTHOR');
  for (const filedBy of authors) allow(actor, 'filing.approve', { unitId, filedBy });
}
