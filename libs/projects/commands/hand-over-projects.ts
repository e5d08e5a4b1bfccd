import { recordDeed } from '#audit';
import { type Actor, allow, can } from '#identity';
import { type Database, Refusal, refuseField, type Tx } from '#platform';
import { lockHomes, moveToUnit, type ProjectHome, projectHomes } from '../store/project-homes.js';
import { touchProject } from './touch-project.js';

/** Projects that another unit shall answer for from now on, and why. */
export interface HandOver {
  projectIds: readonly string[];
  toUnitId: string;
  reason: string;
}

/** A project in its new unit. */
export interface HandedOver {
  projectId: string;
  fromUnitId: string;
  toUnitId: string;
}

/**
 * Hands projects over to another unit, all or none. Everything recorded of them goes along; the ledger's chain does not name
 * the unit and stays as it was sealed. Only somebody who manages both units may: giving away alone would hide a project from
 * those who answer for it, taking alone would seize it. A repeat is refused, because the project is already there.
 * @throws Refusal NOT_FOUND for a project outside the actor's scope, FORBIDDEN, UNIT_UNKNOWN for a unit they do not manage, HAND_OVER_TO_SAME_UNIT
 */
export function handOverProjects(
  database: Database,
  actor: Actor,
  { projectIds, toUnitId, reason }: HandOver,
): Promise<HandedOver[]> {
  const ids = [...new Set(projectIds)].sort();
  return database.write(actor.scope, async (tx) => {
    allowEach(actor, ids, await projectHomes(tx, ids));
    // A unit that the actor does not manage answers like one that does not exist.
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
  if (found.length !== ids.length) throw new Refusal('NOT_FOUND');
  for (const { unitId } of found) allow(actor, 'project.hand-over', { unitId });
}

interface HandOverInput {
  toUnitId: string;
  reason: string;
}

async function handOver(
  tx: Tx,
  actor: Actor,
  project: ProjectHome,
  { toUnitId, reason }: HandOverInput,
): Promise<void> {
  await moveToUnit(tx, project.id, toUnitId);
  await touchProject(tx, { id: project.id, unitId: toUnitId }, 'project');
  // In the record of the unit that gives: whoever audits the other one finds the project there.
  await recordDeed(tx, actor.scope, {
    action: 'project.hand-over',
    subjectType: 'project',
    subjectId: project.id,
    unitId: project.unitId,
    oldValue: { unitId: project.unitId },
    newValue: { unitId: toUnitId, reason },
  });
}
