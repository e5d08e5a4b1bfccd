import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, type Tx, violatedConstraint } from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject } from '#projects';
import { ExternalIdRow } from '../store/reconciliation-rows.js';

/** The id by which another system knows a project. */
export interface ExternalId {
  system: string;
  id: string;
}

/** Lists the ids by which other systems know a project, by system. */
export const externalIdsOf = (tx: Tx, projectId: string): Promise<ExternalIdRow[]> =>
  tx.find(ExternalIdRow, { where: { projectId }, order: { system: 'ASC' } });

/**
 * Replaces the ids by which other systems know a project.
 * @throws Problem NOT_FOUND, FORBIDDEN, EXTERNAL_SYSTEM_TWICE, EXTERNAL_ID_TAKEN
 */
export function setExternalIds(
  database: Database,
  actor: Actor,
  projectId: string,
  items: readonly ExternalId[],
): Promise<ExternalIdRow[]> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'external-id.set', project);
    const twice = items.findIndex(
      ({ system }, index) => items.findIndex((one) => one.system === system) < index,
    );
    if (twice >= 0) throw refuseField('EXTERNAL_SYSTEM_TWICE', `items.${twice}.system`);
    const before = await externalIdsOf(tx, projectId);
    await tx.delete(ExternalIdRow, { projectId });
    await addIds(tx, projectId, items, actor.personId);
    await recordAuditEvent(tx, actor.scope, {
      action: 'external-id.set',
      subjectType: 'project',
      subjectId: projectId,
      unitId: project.unitId,
      oldValue: before.map(({ system, externalId }) => ({ system, id: externalId })),
      newValue: items,
    });
    return externalIdsOf(tx, projectId);
  });
}

async function addIds(
  tx: Tx,
  projectId: string,
  items: readonly ExternalId[],
  recordedBy: string,
): Promise<void> {
  for (const [index, { system, id }] of items.entries())
    try {
      await tx.insert(ExternalIdRow, { projectId, system, externalId: id, recordedBy });
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('project_external_ids_system'))
        throw refuseField('EXTERNAL_ID_TAKEN', `items.${index}.id`);
      throw error;
    }
}
