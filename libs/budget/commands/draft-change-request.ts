import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { findProject, lockProject, recordProjectChange } from '#projects';
import { packContent } from '../rules/content-json.js';
import type { FiledContent, UnfinishedContent } from '../rules/change-request-contents.js';
import { BudgetChangeRequestRow } from '../store/change-request-rows.js';
import { insertChangeRequest } from '../store/write-change-request.js';
import { refuseSecond } from './refuse-second.js';
import { workOf } from './change-handlers.js';

interface DraftChangeRequestInput {
  projectId: string;
  filed: FiledContent | UnfinishedContent;
  request: RepeatableRequest | null;
}

/**
 * Creates a change request about a project as a draft. The request has no effect until another user
 * approves it. Incomplete content is accepted here; completeness is checked on submission.
 * @returns the change request; for a repeated request, the one that the first request created.
 * @throws Problem NOT_FOUND, FORBIDDEN, FILING_WAITING, or the code of the broken rule.
 */
export function draftChangeRequest(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, filed, request }: DraftChangeRequestInput,
): Promise<BudgetChangeRequestRow> {
  const { kind, content } = filed;
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'budget.file', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const stored = packContent(content);
      const id = randomUUID();
      if (!('unfinished' in filed)) {
        await refuseSecond(tx, { id, projectId, kind, content: stored });
        await workOf(kind).judge({ tx, project, today: clock.today() }, stored);
      }
      const changeRequest: BudgetChangeRequestRow = {
        id,
        projectId,
        unitId: project.unitId,
        kind,
        state: 'draft',
        version: 1,
        content: stored,
        authors: [actor.personId],
        submittedBy: null,
        submittedAt: null,
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
        createdAt: await stampInstant(tx),
      };
      await insertChangeRequest(tx, changeRequest, actor.personId);
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget.draft',
        subjectType: 'budget-filing',
        subjectId: changeRequest.id,
        unitId: project.unitId,
        newValue: { projectId, kind, ...stored },
      });
      return changeRequest.id;
    });
    return tx.findOneOrFail(BudgetChangeRequestRow, { where: { id } });
  });
}
