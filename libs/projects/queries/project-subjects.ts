import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';

const READABLE = `SELECT id, id AS "projectId", unit_id AS "unitId" FROM projects
  WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')}`;

/** Decides who may read the documents of a project: every user who may read the project. */
@Injectable()
@ReadsSubjects('project')
export class ProjectSubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const homes = await tx.query<SubjectHome[]>(READABLE, [ids]);
    return homes.filter(({ unitId }) => can(actor, 'project.read', { unitId }));
  }
}
