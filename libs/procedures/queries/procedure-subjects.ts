import { Injectable } from '@nestjs/common';
import { ReadsSubjects, type SubjectHome, type SubjectReader } from '#documents';
import { type Actor, can } from '#identity';
import { inScope, type Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import { PROCEDURE_SEEN, PROCEDURE_SUBJECT } from './procedures.js';

const READABLE = `SELECT procedure.id, procedure.project_id AS "projectId",
    procedure.organisation_id AS "organisationId",
    project.unit_id AS "unitId"
  FROM procedures procedure LEFT JOIN ${PROJECTS_SQL} project
    ON project.id = procedure.project_id AND ${inScope('project.organisation_number')}
  WHERE procedure.id = ANY ($1::uuid[]) AND ${PROCEDURE_SEEN}`;

interface Readable {
  id: string;
  projectId: string;
  organisationId: string;
  unitId: string | null;
}

/**
 * Decides who may read the documents of a procedure: every user who may read its project, and the
 * department that handles it, until it ends. The department adds none.
 */
@Injectable()
@ReadsSubjects(PROCEDURE_SUBJECT)
export class ProcedureSubjects implements SubjectReader {
  async readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]> {
    const rows = await tx.query<Readable[]>(READABLE, [ids]);
    return rows.flatMap(({ id, projectId, organisationId, unitId }) => {
      if (unitId !== null && can(actor, 'project.read', { unitId }))
        return [{ id, projectId, unitId }];
      return can(actor, 'project.read', { unitId: organisationId })
        ? [{ id, projectId, unitId: organisationId, readOnly: true }]
        : [];
    });
  }
}
