import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import { type Database, Problem, refuseField, type Tx } from '#platform';
import { lockHomes, moveToUnit, type ProjectHome, projectHomes } from '../store/project-homes.js';
import { recordProjectChange } from './record-project-change.js';

/** Request to transfer projects (移交) to another organisation, with the reason. */
export interface Transfer {
  projectIds: readonly string[];
  toUnitId: string;
  reason: string;
}

/** A project with its new organisation. */
export interface TransferredProjects {
  projectId: string;
  fromUnitId: string;
  toUnitId: string;
}

/**
 * Transfers projects to another organisation, all or none, with everything recorded about them. The
 * ledger's hash chain stays valid, because it does not contain the organisation. The actor must
 * manage both organisations: rights over the giving one alone would allow hiding a project from the
 * people responsible for it, rights over the receiving one alone would allow taking it. A repeated
 * request fails, because the projects have already been transferred.
 * @throws Problem NOT_FOUND for a project outside the actor's scope, FORBIDDEN, UNIT_UNKNOWN for an
 * organisation they do not manage, HAND_OVER_TO_SAME_UNIT
 */
export function transferProjects(
  database: Database,
  actor: Actor,
  { projectIds, toUnitId, reason }: Transfer,
): Promise<TransferredProjects[]> {
  const ids = [...new Set(projectIds)].sort();
  return database.write(actor.scope, async (tx) => {
    allowEach(actor, ids, await projectHomes(tx, ids));
    // An organisation that the actor does not manage gives the same problem as one that does not
    // exist, so that its existence is not disclosed.
    if (!can(actor, 'project.hand-over', { unitId: toUnitId }))
      throw refuseField('UNIT_UNKNOWN', 'toUnitId');
    const projects = await lockHomes(tx, ids);
    allowEach(actor, ids, projects);
    if (projects.some(({ unitId }) => unitId === toUnitId))
      throw refuseField('HAND_OVER_TO_SAME_UNIT', 'toUnitId');
    for (const project of projects) await handOver(tx, actor, project, { toUnitId, reason });
    return projects.map(({ id, unitId }) => ({ projectId: id, fromUnitId: unitId, toUnitId }));
  });
}

function allowEach(actor: Actor, ids: readonly string[], found: readonly ProjectHome[]): void {
  if (found.length !== ids.length) throw new Problem('NOT_FOUND');
  for (const { unitId } of found) allow(actor, 'project.hand-over', { unitId });
}

interface TransferInput {
  toUnitId: string;
  reason: string;
}

async function handOver(
  tx: Tx,
  actor: Actor,
  project: ProjectHome,
  { toUnitId, reason }: TransferInput,
): Promise<void> {
  await moveToUnit(tx, project.id, toUnitId);
  await recordProjectChange(tx, { id: project.id, unitId: toUnitId }, 'project');
  // The event is recorded under the giving organisation; auditors of the receiving organisation can
  // read about the project itself there.
  await recordAuditEvent(tx, actor.scope, {
    action: 'project.hand-over',
    subjectType: 'project',
    subjectId: project.id,
    unitId: project.unitId,
    oldValue: { unitId: project.unitId },
    newValue: { unitId: toUnitId, reason },
  });
}
