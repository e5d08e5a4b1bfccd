import { PEOPLE_SQL } from '#identity';
import { inScope, type Tx } from '#platform';
import { ProjectDocumentRow } from '../store/document-row.js';

/** A document with the name of the person who registered it. */
export interface ListedDocument extends ProjectDocumentRow {
  recordedByName: string | null;
}

/**
 * Lists the documents of a project by document number: at most `limit`, beginning after the number
 * `after`.
 */
export async function documentsOf(
  tx: Tx,
  projectId: string,
  page: { after?: string | undefined; limit: number },
): Promise<ListedDocument[]> {
  const query = tx
    .createQueryBuilder(ProjectDocumentRow, 'document')
    .where(`document.project_id = :projectId AND ${inScope('document.unit_id')}`, { projectId })
    .orderBy('document.number COLLATE "C"')
    .limit(page.limit);
  if (page.after !== undefined)
    query.andWhere('document.number COLLATE "C" > :after', { after: page.after });
  return withRegistrars(tx, await query.getMany());
}

/**
 * Whether a project has a document with this number. False also when the project lies outside the
 * access scope of the transaction.
 */
export const hasDocument = (tx: Tx, projectId: string, number: string): Promise<boolean> =>
  tx.exists(ProjectDocumentRow, { where: { projectId, number } });

/**
 * Adds to each document the name of the person who registered it; null when that person is unknown.
 */
export async function withRegistrars(
  tx: Tx,
  rows: readonly ProjectDocumentRow[],
): Promise<ListedDocument[]> {
  const names = await tx.query<{ id: string; name: string }[]>(
    `SELECT id::text, name FROM ${PEOPLE_SQL} people WHERE id::text = ANY ($1::text[])`,
    [rows.map((row) => row.recordedBy)],
  );
  const byId = new Map(names.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, recordedByName: byId.get(row.recordedBy) ?? null }));
}
