import { randomUUID } from 'node:crypto';
import { fileChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { findProject, lockProject } from '#projects';
import type { FiledContent, UnfinishedContent } from '../rules/change-request-contents.js';
import { SUBJECT_KINDS, subjectKeyOf } from '../rules/change-request-subject.js';
import { packContent } from '../rules/content-json.js';
import { baseOf } from './money-changes.js';
import { moneyKind } from './money-kinds.js';

interface FileMoneyChangeInput {
  projectId: string;
  /** Content that is not finished is kept as a draft. */
  filed: FiledContent | UnfinishedContent;
  /** Leaves it a draft instead of submitting it. */
  draft?: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files a change request about a project’s money. It takes effect when another person approves it.
 * @returns the id of the request; for a repeated one, of that which the first request filed
 * @throws Problem NOT_FOUND, FORBIDDEN, CHANGE_REQUEST_WAITING, or the code of the broken rule
 */
export function fileMoneyChange(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, filed, draft: asked = false, request }: FileMoneyChangeInput,
): Promise<{ id: string }> {
  const { kind, content } = filed;
  const unfinished = 'unfinished' in filed;
  const draft = asked || unfinished;
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'budget.file', await findProject(tx, projectId));
    return once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const payload = packContent(content);
      const context = { tx, project, today: clock.today() };
      if (!unfinished) await moneyKind(kind).check(context, payload);
      const { id } = await fileChangeRequest(tx, actor.personId, {
        kind,
        subject: { kind: SUBJECT_KINDS[kind], id: randomUUID() },
        subjectKey: subjectKeyOf(projectId, kind, payload),
        payload,
        note: null,
        projects: [{ projectId, months: [] }],
        organisationIds: [project.unitId],
        base: draft ? null : await baseOf(kind, context, payload),
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: draft ? 'budget.draft' : 'budget.submit',
        subjectType: 'change-request',
        subjectId: id,
        unitId: project.unitId,
        newValue: { projectId, kind, ...payload },
      });
      return id;
    });
  });
}
