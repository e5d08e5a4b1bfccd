import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { lockProject } from '../store/project-homes.js';
import { checkTransfer, transferBase, type TransferPayload } from './transfer-changes.js';

interface TransferProjectInput {
  projectId: string;
  transfer: { toOrganisationId: string; on: Day; reason: string };
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files the transfer of a project to another organisation, from a day on. It takes effect when a
 * person approves it who manages both organisations.
 * @throws Problem NOT_FOUND, FORBIDDEN, UNIT_UNKNOWN, HAND_OVER_TO_SAME_UNIT, DAY_AFTER_TODAY,
 * TRANSFER_DAY_BEFORE_LAST, CHANGE_REQUEST_WAITING, IDEMPOTENCY_KEY_REUSED
 */
export function transferProject(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, transfer, draft, request }: TransferProjectInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'project.transfer', { unitId });
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      await checkTransfer(tx, project, transfer, clock.today());
      const payload: TransferPayload = { ...transfer, fromOrganisationId: unitId };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'transfer',
        subject: { kind: 'project', id: projectId },
        subjectKey: projectId,
        payload,
        note: transfer.reason,
        projects: [{ projectId, months: [transfer.on.slice(0, 7)] }],
        organisationIds: [unitId],
        base: transferBase(project),
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.transfer',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId,
        oldValue: { unitId },
        newValue: { ...transfer, projectId },
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
