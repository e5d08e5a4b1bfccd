import { PROJECTS_SQL } from '#projects';
import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';

const READABLE = `SELECT entry.id, project.id AS "projectId", project.unit_id AS "unitId"
  FROM ledger_entries entry JOIN ${PROJECTS_SQL} project ON project.id = entry.project_id
  WHERE entry.id = ANY ($1::uuid[]) AND ${inScope('project.organisation_number')}`;

/**
 * Decides who may read the documents of a ledger entry: every user who may read the entry's
 * project.
 */
@Injectable()
@ReadsSubjects('ledger-entry')
export class EntrySubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const homes = await tx.query<SubjectHome[]>(READABLE, [ids]);
    return homes.filter(({ unitId }) => can(actor, 'project.read', { unitId }));
  }
}
