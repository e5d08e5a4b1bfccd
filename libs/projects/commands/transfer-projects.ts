import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import { type Database, stampInstant, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { type Day, dayAt } from '#values';
import { addOrganisation } from '../store/project-organisations.js';
import {
  lockHomes,
  moveToOrganisation,
  type ProjectHome,
  projectHomes,
} from '../store/project-homes.js';
import { recordProjectChange } from './record-project-change.js';

/** Request to make another organisation responsible for some projects (移交, transfer). */
export interface Transfer {
  projectIds: readonly string[];
  toUnitId: string;
  reason: string;
}

/** One transferred project, with its previous and its new organisation. */
export interface TransferredProjects {
  projectId: string;
  fromUnitId: string;
  toUnitId: string;
}

/**
 * Makes another organisation responsible for projects; either all are transferred or none. All data
 * of the projects stays with them. The ledger's hash chain remains valid, because it does not
 * include the organisation. The caller must manage both organisations: rights over the previous one
 * alone would allow hiding a project from the people responsible for it, rights over the new one
 * alone would allow taking a project away. A repeated request fails, because the projects belong to
 * the new organisation already.
 * @throws Problem NOT_FOUND for a project outside the caller's access scope, FORBIDDEN,
 * UNIT_UNKNOWN for an organisation that the caller does not manage, HAND_OVER_TO_SAME_UNIT.
 */
export function transferProjects(
  database: Database,
  actor: Actor,
  { projectIds, toUnitId, reason }: Transfer,
): Promise<TransferredProjects[]> {
  const ids = [...new Set(projectIds)].sort();
  return database.write(actor.scope, async (tx) => {
    allowEach(actor, ids, await projectHomes(tx, ids));
    // An organisation that the caller does not manage gives the same error as an organisation that
    // does not exist. Otherwise the caller could find out which organisations exist.
    if (!can(actor, 'project.hand-over', { unitId: toUnitId }))
      throw refuseField('UNIT_UNKNOWN', 'toUnitId');
    const projects = await lockHomes(tx, ids);
    allowEach(actor, ids, projects);
    if (projects.some(({ unitId }) => unitId === toUnitId))
      throw refuseField('HAND_OVER_TO_SAME_UNIT', 'toUnitId');
    const on = dayAt(await stampInstant(tx));
    for (const project of projects) await handOver(tx, actor, project, { toUnitId, reason, on });
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
  on: Day;
}

async function handOver(
  tx: Tx,
  actor: Actor,
  project: ProjectHome,
  { toUnitId, reason, on }: TransferInput,
): Promise<void> {
  await moveToOrganisation(tx, project.id, toUnitId);
  await addOrganisation(tx, {
    projectId: project.id,
    organisationId: toUnitId,
    fromOn: on,
    reason,
    changeRequestId: null,
    recordedBy: actor.personId,
  });
  await recordProjectChange(tx, project, 'project');
  // The audit event is recorded under the previous organisation, so that its auditors can still read
  // why the project left. Auditors of the new organisation can read the project itself.
  await recordAuditEvent(tx, actor.scope, {
    action: 'project.hand-over',
    subjectType: 'project',
    subjectId: project.id,
    unitId: project.unitId,
    oldValue: { unitId: project.unitId },
    newValue: { unitId: toUnitId, reason },
  });
}
