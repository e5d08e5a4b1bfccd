import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, stampInstant } from '#platform/database';
import { recordProjectChange } from '#projects';
import { moveChangeRequest } from '../rules/change-request-life.js';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { updateChangeRequest } from '../store/write-change-request.js';
import { lockChangeRequest, seenChangeRequest } from './lock-change-request.js';
import { refuseSecond } from './refuse-second.js';
import { workOf } from './change-handlers.js';

interface SubmitChangeRequestInput {
  id: string;
  versionRead: number;
}

/**
 * Submits a draft or a returned change request for a decision.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, FILING_STATE, FILING_WAITING,
 * FILING_INCOMPLETE, or the code of a rule that the content breaks now.
 */
export function submitChangeRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead }: SubmitChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const seen = await seenChangeRequest(tx, id);
    allow(actor, 'budget.file', seen);
    const { filing: changeRequest, project } = await lockChangeRequest(tx, seen, versionRead);
    const state = moveChangeRequest(changeRequest.state, 'submit');
    await refuseSecond(tx, changeRequest);
    await workOf(changeRequest.kind).judge(
      { tx, project, today: clock.today() },
      changeRequest.content,
    );
    const at = await stampInstant(tx);
    const authors = [...new Set([...changeRequest.authors, actor.personId])];
    const submitted = await updateChangeRequest(
      tx,
      changeRequest,
      {
        state,
        authors,
        submittedBy: actor.personId,
        submittedAt: at,
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
      },
      { changedBy: actor.personId, at },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.submit',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      newValue: { state, kind: changeRequest.kind },
    });
    return submitted;
  });
}
