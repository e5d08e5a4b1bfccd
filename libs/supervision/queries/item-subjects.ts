import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';

const READABLE = `SELECT item.id, project.id AS "projectId", project.unit_id AS "unitId"
  FROM supervision_items item JOIN ${PROJECTS_SQL} project ON project.id = item.project_id
  WHERE item.id = ANY ($1::uuid[]) AND ${inScope('project.organisation_number')}`;

/**
 * Decides who may read the documents of an item: every user who may read its project. An item about
 * no project has no documents.
 */
@Injectable()
@ReadsSubjects('supervision-item')
export class ItemSubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const homes = await tx.query<SubjectHome[]>(READABLE, [ids]);
    return homes.filter(({ unitId }) => can(actor, 'project.read', { unitId }));
  }
}
