import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import type { Stage } from '../rules/stages.js';
import { lockProject } from '../store/project-homes.js';
import { checkStageMove, stageBase, type StageMovePayload } from './stage-changes.js';

interface MoveStageInput {
  projectId: string;
  move: { to: Stage; on: Day; reason: string };
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files the move of a project to another stage. It takes effect when another person approves it.
 * @throws Problem NOT_FOUND, FORBIDDEN, STAGE_MOVE_UNKNOWN, DAY_AFTER_TODAY, STAGE_DAY_BEFORE_LAST,
 * CHANGE_REQUEST_WAITING, IDEMPOTENCY_KEY_REUSED
 */
export function moveStage(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, move, draft, request }: MoveStageInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'project.move-stage', { unitId });
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      checkStageMove(project, move, clock.today());
      const payload: StageMovePayload = { ...move, from: project.stage };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'stage-move',
        subject: { kind: 'project', id: projectId },
        subjectKey: projectId,
        payload,
        note: move.reason,
        projects: [{ projectId, months: [move.on.slice(0, 7)] }],
        organisationIds: [unitId],
        base: stageBase(project),
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.move-stage',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId,
        oldValue: { stage: project.stage, stageOn: project.stageOn },
        newValue: { ...move, projectId },
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}
