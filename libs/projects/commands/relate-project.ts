import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import type { PartKind } from '../rules/part.js';
import { ProjectParentRow } from '../store/parent-row.js';
import { lockProject } from '../store/project-homes.js';
import { explainImpossibleParent } from '../store/write-register.js';
import { recordProjectChange } from './record-project-change.js';

/**
 * Relation of a sub-project to its parent project: the kind of sub-project, and the first and last
 * day of the relation. `validTo` null means that no end is known.
 */
export interface Parentage {
  parentId: string;
  part: PartKind;
  validFrom: Day;
  validTo: Day | null;
  document: string;
}

interface RelateProjectInput {
  projectId: string;
  wanted: Parentage;
  request: RepeatableRequest | null;
}

/**
 * Records that a project is a sub-project of another project. Cycles and overlapping periods are
 * detected by database constraints, because this transaction sees only the projects within the
 * caller's access scope.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAYS_REVERSED, PARENT_BELOW_ITSELF or VALIDITY_OVERLAPS.
 */
export function relateProject(
  database: Database,
  actor: Actor,
  { projectId, wanted, request }: RelateProjectInput,
): Promise<ProjectParentRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'project.relate', await findProject(tx, projectId));
    await findProject(tx, wanted.parentId);
    if (wanted.validTo !== null && wanted.validTo < wanted.validFrom)
      throw refuseField(
        'DAYS_REVERSED',
        'validTo',
        { fromOn: wanted.validFrom },
        `≥ ${wanted.validFrom}`,
      );
    const { id } = await once(tx, request, async () => {
      const project = await lockProject(tx, projectId);
      const row: ProjectParentRow = {
        ...wanted,
        id: randomUUID(),
        projectId,
        recordedBy: actor.personId,
        recordedAt: await stampInstant(tx),
        endedOn: null,
        endedBy: null,
        endedAt: null,
      };
      await tx.insert(ProjectParentRow, row).catch(explainImpossibleParent);
      await recordProjectChange(tx, project, 'project');
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.relate',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: wanted,
      });
      return row.id;
    });
    return tx.findOneOrFail(ProjectParentRow, { where: { id } });
  });
}

interface EndParentageInput {
  projectId: string;
  linkId: string;
  endedOn: Day;
}

/**
 * Ends the relation of a sub-project to its parent project. `endedOn` is the last day of the
 * relation.
 * @throws Problem NOT_FOUND (also when the relation was ended before), FORBIDDEN, DAYS_REVERSED or
 * DAY_AFTER_TODAY.
 */
export function endParentage(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, linkId, endedOn }: EndParentageInput,
): Promise<ProjectParentRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'project.relate', await findProject(tx, projectId));
    const project = await lockProject(tx, projectId);
    const link = await tx.findOne(ProjectParentRow, { where: { id: linkId, projectId } });
    if (!link || link.endedAt !== null) throw new Problem('NOT_FOUND');
    const today = clock.today();
    if (endedOn > today) throw refuseField('DAY_AFTER_TODAY', 'endedOn', { today }, `≤ ${today}`);
    if (endedOn < link.validFrom)
      throw refuseField(
        'DAYS_REVERSED',
        'endedOn',
        { fromOn: link.validFrom },
        `≥ ${link.validFrom}`,
      );
    const ended = { endedOn, endedBy: actor.personId, endedAt: await stampInstant(tx) };
    await tx.update(ProjectParentRow, { id: linkId }, ended);
    await recordProjectChange(tx, project, 'project');
    await recordAuditEvent(tx, actor.scope, {
      action: 'project.unrelate',
      subjectType: 'project',
      subjectId: projectId,
      unitId: project.unitId,
      oldValue: { parentId: link.parentId, part: link.part },
      newValue: { endedOn },
    });
    return { ...link, ...ended };
  });
}
