import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, refuseField, Problem, type RepeatableRequest } from '#platform';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { ProjectDocumentRow } from '../store/document-row.js';

/** A document to register for a project. */
export interface NewDocument {
  number: string;
  title: string;
  issuer?: string | undefined;
  issuedOn?: Day | undefined;
  location?: string | undefined;
  sha256?: string | undefined;
}

interface RegisterDocumentInput {
  projectId: string;
  document: NewDocument;
  request: RepeatableRequest | null;
}

/**
 * Registers a document of a project, so that amounts can name the document as their source.
 * @throws Problem NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or DOCUMENT_EXISTS when the project
 * already has a document with that number.
 */
export function registerDocument(
  database: Database,
  actor: Actor,
  { projectId, document, request }: RegisterDocumentInput,
): Promise<ProjectDocumentRow> {
  const { number, title } = document;
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'document.register', project);
    await once(tx, request, async () => {
      const added = await tx.query<object[]>(
        `INSERT INTO project_documents (project_id, unit_id, number, title, issuer, issued_on,
          location, sha256, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (project_id, number) DO NOTHING RETURNING 1`,
        [
          project.id,
          project.unitId,
          number,
          title,
          document.issuer ?? null,
          document.issuedOn ?? null,
          document.location ?? null,
          document.sha256 ?? null,
          actor.personId,
        ],
      );
      if (added.length === 0) throw refuseField('DOCUMENT_EXISTS', 'number', { document: number });
      await recordAuditEvent(tx, actor.scope, {
        action: 'document.register',
        subjectType: 'project',
        subjectId: project.id,
        unitId: project.unitId,
        newValue: { ...document },
      });
      return number;
    });
    const row = await tx.findOne(ProjectDocumentRow, { where: { projectId, number } });
    if (!row) throw new Problem('NOT_FOUND');
    return row;
  });
}
