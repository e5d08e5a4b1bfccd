import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import {
  type ApprovalRegime,
  approvalRegimeOf,
  type ProjectSector,
} from '../queries/approval-regime.js';
import { findProject } from '../queries/find-project.js';
import { lockProject } from '../store/project-homes.js';
import { addRegime } from '../store/write-register.js';
import type { ProjectRow } from '../store/project-row.js';
import { recordProjectChange } from './record-project-change.js';

/**
 * Input: the legal regime under which a project was approved (审批 approval, 核准 verification or
 * 备案 filing), the first day on which the regime applies, the document that states it, and the
 * sector of the project if the document names one.
 */
export interface RecordedRegime {
  regime: ApprovalRegime;
  validFrom: Day;
  document: string;
  reason?: string | null | undefined;
  sector?: ProjectSector | null | undefined;
}

interface RecordApprovalRegimeInput {
  projectId: string;
  wanted: RecordedRegime;
  request: RepeatableRequest | null;
}

/**
 * Records the regime under which a project was approved. Earlier records are kept; the one with the
 * latest first day that is not after today applies.
 * @returns the project in its present state.
 * @throws Problem NOT_FOUND, FORBIDDEN, or DAY_AFTER_TODAY when the first day is in the future.
 */
export function recordApprovalRegime(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: RecordApprovalRegimeInput,
): Promise<ProjectRow> {
  return database.write(actor.scope, async (tx) => {
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'approval-regime.record', { unitId });
    await once(tx, request, async () => {
      const today = clock.today();
      if (wanted.validFrom > today)
        throw refuseField('DAY_AFTER_TODAY', 'validFrom', { today }, `≤ ${today}`);
      const project = await lockProject(tx, projectId);
      const id = await addRegime(
        tx,
        {
          projectId,
          regime: wanted.regime,
          sector: wanted.sector ?? null,
          validFrom: wanted.validFrom,
          document: wanted.document,
          reason: wanted.reason ?? null,
        },
        actor.personId,
      );
      const regime = await approvalRegimeOf(tx, projectId, { asOf: today, knownAt: null });
      await tx.query(
        'UPDATE projects SET approval_regime = $2, version = version + 1 WHERE id = $1',
        [projectId, regime],
      );
      await recordProjectChange(tx, project, 'project');
      await recordAuditEvent(tx, actor.scope, {
        action: 'approval-regime.record',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        oldValue: { approvalRegime: project.approvalRegime },
        newValue: { ...wanted, approvalRegime: regime },
      });
      return id;
    });
    return findProject(tx, projectId);
  });
}
