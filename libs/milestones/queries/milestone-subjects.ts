import { PROJECTS_SQL } from '#projects';
import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';

const READABLE = `SELECT milestone.id, project.id AS "projectId", project.unit_id AS "unitId"
  FROM milestones milestone JOIN ${PROJECTS_SQL} project ON project.id = milestone.project_id
  WHERE milestone.id = ANY ($1::uuid[]) AND ${inScope('project.organisation_number')}`;

/** Decides who may read the documents of a milestone: every user who may read its project. */
@Injectable()
@ReadsSubjects('milestone')
export class MilestoneSubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const homes = await tx.query<SubjectHome[]>(READABLE, [ids]);
    return homes.filter(({ unitId }) => can(actor, 'project.read', { unitId }));
  }
}
