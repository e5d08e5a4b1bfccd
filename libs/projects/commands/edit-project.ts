import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { factsOf } from '../queries/project-facts.js';
import type { EditPayload } from '../queries/project-summaries.js';
import { changedFacts, type FactChange } from '../rules/registration.js';
import { lockProject } from '../store/project-homes.js';
import { checkEdit } from './check-register.js';
import { baseOf } from './project-changes.js';

interface EditProjectInput {
  projectId: string;
  wanted: FactChange;
  /** Day from which another parent holds; null for the day of the decision. */
  parentFrom: Day | null;
  reason: string | null;
  /** Version of the project that was read. */
  versionRead: number;
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files a change of what is recorded of a project. Another person decides it.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, NOTHING_CHANGED, CHANGE_REQUEST_WAITING,
 * IDEMPOTENCY_KEY_REUSED, or the code of the first rule that the change breaks
 */
export function editProject(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted: given, parentFrom, reason, versionRead, draft, request }: EditProjectInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'project.edit', { unitId });
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      if (project.version !== versionRead) throw new Problem('EDIT_STALE');
      const today = clock.today();
      const now = await factsOf(tx, project, today);
      const wanted = changedFacts(now, given);
      if (Object.keys(wanted).length === 0) throw new Problem('NOTHING_CHANGED');
      await checkEdit(tx, wanted, { projectId, today, seeParent: true });
      const base = baseOf(now, wanted);
      const payload: EditPayload = {
        form: 'edit',
        wanted,
        before: base.values,
        parentFrom,
        reason,
      };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'project',
        subject: { kind: 'project', id: projectId },
        subjectKey: projectId,
        payload,
        note: reason,
        projects: [{ projectId, months: [] }],
        organisationIds: [unitId],
        base,
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.edit',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId,
        oldValue: base.values,
        newValue: { ...wanted, projectId },
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
