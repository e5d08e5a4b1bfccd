import type { Tx } from '#platform/database';
import type { Subject } from '../subjects.js';
import type { DocumentRow } from './document-rows.js';

/** Column values of a new document; the database adds version and time. */
export type NewDocumentRow = Omit<DocumentRow, 'version' | 'recordedAt'>;

const INSERT_DOCUMENT = `
  INSERT INTO documents (project_id, id, name, number, issuer, issued_on, disclosure, location,
    media_type, bytes, sha256, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    date_trunc('milliseconds', transaction_timestamp()))
  ON CONFLICT ON CONSTRAINT documents_number DO NOTHING RETURNING 1`;
const INSERT_LINKS = `
  INSERT INTO document_links (project_id, document_id, kind, subject_id, linked_by)
  SELECT $1, $2, kind, subject_id, $3 FROM unnest($4::text[], $5::uuid[]) AS named (kind, subject_id)`;

/**
 * Inserts the row of a document in one project, with its links.
 * @returns false when the project already has a document with its number
 */
export async function insertDocument(
  tx: Tx,
  row: NewDocumentRow,
  subjects: readonly Subject[],
): Promise<boolean> {
  const added = await tx.query<object[]>(INSERT_DOCUMENT, [
    row.projectId,
    row.id,
    row.name,
    row.number,
    row.issuer,
    row.issuedOn,
    row.disclosure,
    row.location,
    row.mediaType,
    row.bytes,
    row.sha256,
    row.recordedBy,
  ]);
  if (added.length === 0) return false;
  await tx.query(INSERT_LINKS, [
    row.projectId,
    row.id,
    row.recordedBy,
    subjects.map(({ kind }) => kind),
    subjects.map(({ id }) => id),
  ]);
  return true;
}
