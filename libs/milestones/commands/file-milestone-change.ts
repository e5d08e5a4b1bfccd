import { fileChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import type { Actor } from '#identity';
import type { Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import type { MilestoneChange } from '../rules/check-change.js';
import { checkAlone, checkDecided, FIELD_OF, type MilestoneKind } from '../rules/check-decided.js';
import type { MilestoneRow } from '../store/milestone-row.js';
import { stateOf } from '../store/write-milestone.js';
import { milestoneBase, type MilestonePayload } from './milestone-changes.js';

/**
 * Files a change of a milestone that the level above decides: a move of a key milestone beyond the
 * limit, or a new baseline. The milestone is locked and the actor may change it.
 * @returns the id of the change request
 * @throws Problem EXPLANATION_REQUIRED, DECIDED_ALONE, MILESTONE_ALREADY_MET, TOO_FAR_AHEAD,
 * CHANGE_REQUEST_WAITING
 */
export async function fileMilestoneChange(
  tx: Tx,
  actor: Actor,
  milestone: MilestoneRow,
  { kind, change, today }: { kind: MilestoneKind; change: MilestoneChange; today: Day },
): Promise<string> {
  const path = FIELD_OF[kind];
  const on = change[path] as Day;
  checkAlone(kind, change);
  checkDecided(stateOf(milestone), on, { today, path });
  if (!change.explanation) throw refuseField('EXPLANATION_REQUIRED', 'explanation');
  const payload: MilestonePayload = {
    on,
    reason: change.reason ?? 'other',
    explanation: change.explanation,
    from: milestone[path] as Day,
    decidedOn: milestone.decidedOn as Day,
  };
  const filed = await fileChangeRequest(tx, actor.personId, {
    kind,
    subject: { kind: 'milestone', id: milestone.id },
    subjectKey: milestone.id,
    payload,
    note: change.explanation,
    projects: [{ projectId: milestone.projectId, months: [on.slice(0, 7)] }],
    organisationIds: [milestone.unitId],
    base: milestoneBase(milestone),
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'milestone.change',
    subjectType: 'change-request',
    subjectId: filed.id,
    unitId: milestone.unitId,
    oldValue: { milestoneId: milestone.id, [path]: payload.from },
    newValue: { ...payload, kind },
  });
  return filed.id;
}
