import { PROJECTS_SQL } from '#projects';
import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';

const READABLE = `SELECT finding.id, project.id AS "projectId", project.unit_id AS "unitId"
  FROM findings finding JOIN ${PROJECTS_SQL} project ON project.id = finding.project_id
  WHERE finding.id = ANY ($1::uuid[]) AND ${inScope('project.organisation_number')}`;

/** Decides who may read the documents of an audit finding: every user who may read its project. */
@Injectable()
@ReadsSubjects('finding')
export class FindingSubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const homes = await tx.query<SubjectHome[]>(READABLE, [ids]);
    return homes.filter(({ unitId }) => can(actor, 'project.read', { unitId }));
  }
}
