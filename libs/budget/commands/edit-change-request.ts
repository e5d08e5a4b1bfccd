import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { recordProjectChange } from '#projects';
import { packContent } from '../rules/content-json.js';
import type { FiledContent, UnfinishedContent } from '../rules/change-request-contents.js';
import { moveChangeRequest } from '../rules/change-request-life.js';
import type { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { updateChangeRequest } from '../store/write-change-request.js';
import { lockChangeRequest, seenChangeRequest } from './lock-change-request.js';
import { workOf } from './change-handlers.js';

interface EditChangeRequestInput {
  id: string;
  versionRead: number;
  filed: FiledContent | UnfinishedContent;
}

/**
 * Replaces the content of a draft or returned change request. Refused when another user has changed
 * the request since the caller read it. The caller becomes an author of the request.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, FILING_STATE, or the code of the rule that the
 * content breaks.
 */
export function editChangeRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, versionRead, filed }: EditChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  const { kind, content } = filed;
  return database.write(actor.scope, async (tx) => {
    const seen = await seenChangeRequest(tx, id);
    if (seen.kind !== kind) throw new Problem('NOT_FOUND');
    allow(actor, 'budget.file', seen);
    const { filing: changeRequest, project } = await lockChangeRequest(tx, seen, versionRead);
    const state = moveChangeRequest(changeRequest.state, 'edit');
    const stored = packContent(content);
    if (!('unfinished' in filed))
      await workOf(kind).judge({ tx, project, today: clock.today() }, stored);
    const authors = [...new Set([...changeRequest.authors, actor.personId])];
    const changed = await updateChangeRequest(
      tx,
      changeRequest,
      { state, content: stored, authors, decidedBy: null, decidedAt: null, decisionReason: null },
      { changedBy: actor.personId },
    );
    await recordProjectChange(tx, project, 'budget');
    await recordAuditEvent(tx, actor.scope, {
      action: 'budget.edit',
      subjectType: 'budget-filing',
      subjectId: id,
      unitId: project.unitId,
      oldValue: changeRequest.content,
      newValue: stored,
    });
    return changed;
  });
}
