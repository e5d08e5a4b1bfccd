import { In } from 'typeorm';
import { type Actor, namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { type Disclosure, DocumentLinkRow, DocumentRow } from '../store/document-rows.js';
import type { Subject, Subjects } from '../subjects.js';

/** A document with those of its subjects (records that it is about) that the reader may read. */
export interface ListedDocument extends DocumentRow {
  linkedTo: Subject[];
  /** Name of the person who recorded the document; null when unknown. */
  recordedByName: string | null;
}

/** Sort key of the last document on a page; the next page continues after this document. */
export interface DocumentKey {
  recordedAt: string;
  id: string;
}

/**
 * Filter for documents of a project. With `subject`, only documents about that record are listed.
 */
export interface DocumentFilter {
  projectId: string;
  subject?: Subject | undefined;
}

interface Reading {
  subjects: Subjects;
  actor: Actor;
}

/**
 * Returns a document that the actor may read. The actor must be able to read at least one of the
 * records (subjects) that the document is linked to.
 * @throws Problem NOT_FOUND
 */
export async function findDocument(tx: Tx, reading: Reading, id: string): Promise<ListedDocument> {
  const rows = await tx.find(DocumentRow, { where: { id } });
  const listed = await withLinks(tx, reading, rows);
  const readable = listed.filter(({ linkedTo }) => linkedTo.length > 0);
  const [first] = readable;
  if (!first) throw new Problem('NOT_FOUND');
  return { ...first, linkedTo: readable.flatMap(({ linkedTo }) => linkedTo) };
}

/**
 * Lists the documents of a project, newest first: at most `limit` documents, beginning with the one
 * that follows `after`. The caller must have checked that the actor may read the project. If the
 * actor may read none of a document's subjects, its `linkedTo` is empty, and the caller must not
 * show it.
 */
export async function listDocuments(
  tx: Tx,
  reading: Reading,
  { projectId, subject }: DocumentFilter,
  { after, limit }: { after?: DocumentKey | undefined; limit: number },
): Promise<ListedDocument[]> {
  const query = tx
    .createQueryBuilder(DocumentRow, 'document')
    .where('document.project_id = :projectId', { projectId })
    .orderBy(RECORDED_AT, 'DESC')
    .addOrderBy('document.id', 'DESC')
    .limit(limit);
  if (subject) query.andWhere(ABOUT_SUBJECT, { kind: subject.kind, subjectId: subject.id });
  if (after) query.andWhere(`(${RECORDED_AT}, document.id) < (:recordedAt, :id)`, after);
  return withLinks(tx, reading, await query.getMany());
}

/**
 * SQL of the time of recording, rounded to milliseconds as in cursors; the database stores
 * microseconds.
 */
const RECORDED_AT = `date_trunc('milliseconds', document.recorded_at)`;
const ABOUT_SUBJECT = `EXISTS (SELECT FROM document_links link
  WHERE (link.project_id, link.document_id) = (document.project_id, document.id)
    AND link.kind = :kind AND link.subject_id = :subjectId)`;

/**
 * Lists the documents of a project that have a number, sorted by number: at most `limit` documents,
 * beginning with the first number greater than `after`. The caller must have checked that the actor
 * may read the project.
 */
export async function numberedDocuments(
  tx: Tx,
  projectId: string,
  page: { after?: string | undefined; limit: number },
): Promise<Omit<ListedDocument, 'linkedTo'>[]> {
  const query = tx
    .createQueryBuilder(DocumentRow, 'document')
    .where('document.project_id = :projectId AND document.number IS NOT NULL', { projectId })
    .orderBy('document.number COLLATE "C"')
    .limit(page.limit);
  if (page.after !== undefined)
    query.andWhere('document.number COLLATE "C" > :after', { after: page.after });
  return withNames(tx, await query.getMany());
}

/**
 * Returns the document of a project with the given number. Returns null when no such document
 * exists within the access scope.
 */
export const documentNumbered = async (
  tx: Tx,
  projectId: string,
  number: string,
): Promise<Omit<ListedDocument, 'linkedTo'> | null> =>
  (await withNames(tx, await tx.find(DocumentRow, { where: { projectId, number } })))[0] ?? null;

/**
 * Returns whether a project has a document with this number. False also when the project lies
 * outside the access scope of the transaction.
 */
export const hasDocument = (tx: Tx, projectId: string, number: string): Promise<boolean> =>
  tx.exists(DocumentRow, { where: { projectId, number } });

/**
 * SQL of the projects that have a row for the document with the id `$1`. A document of several
 * projects has one row in each.
 */
export const PROJECTS_OF_DOCUMENT = 'SELECT project_id FROM documents WHERE id = $1';

const NUMBERS_KNOWN = `SELECT project_id AS "projectId", number FROM documents
  WHERE project_id = ANY ($1::uuid[]) AND number = ANY ($2::text[])`;

/**
 * Returns which of the given numbers belong to documents of the given projects, as pairs of project
 * and number.
 */
export const documentsNumbered = (
  tx: Tx,
  projectIds: readonly string[],
  numbers: readonly string[],
): Promise<{ projectId: string; number: string }[]> =>
  tx.query<{ projectId: string; number: string }[]>(NUMBERS_KNOWN, [projectIds, numbers]);

const ABOUT = `SELECT link.subject_id AS "subjectId", document.id, document.name,
    document.number AS "documentNumber", document.bytes IS NOT NULL AS "hasFile"
  FROM document_links link
  JOIN documents document ON (document.project_id, document.id) = (link.project_id, link.document_id)
  WHERE link.kind = $1 AND link.subject_id = ANY ($2::uuid[])
  ORDER BY document.recorded_at, document.id`;

/** A document as it is named beside the record that it is about. */
export interface NamedDocument {
  id: string;
  name: string;
  documentNumber: string | null;
  /** Whether its file is kept here. */
  hasFile: boolean;
}

/**
 * Returns the documents about some subjects of one kind, by the subject's id, oldest first. The
 * caller must have checked that the actor may read the subjects.
 */
export async function documentsAbout(
  tx: Tx,
  kind: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, NamedDocument[]>> {
  const rows = await tx.query<(NamedDocument & { subjectId: string })[]>(ABOUT, [kind, subjectIds]);
  const found = new Map<string, NamedDocument[]>(subjectIds.map((id) => [id, []]));
  for (const { subjectId, ...document } of rows) found.get(subjectId)?.push(document);
  return found;
}

/** Adds to each document those of its subjects that the actor may read. */
async function withLinks(
  tx: Tx,
  { subjects, actor }: Reading,
  rows: readonly DocumentRow[],
): Promise<ListedDocument[]> {
  if (rows.length === 0) return [];
  const links = await tx
    .createQueryBuilder(DocumentLinkRow, 'link')
    .where('link.project_id = ANY (:projectIds) AND link.document_id = ANY (:ids)', {
      projectIds: rows.map((row) => row.projectId),
      ids: rows.map((row) => row.id),
    })
    .orderBy('link.kind')
    .addOrderBy('link.subject_id')
    .getMany();
  const readable = await subjects.readable(
    tx,
    actor,
    links.map(({ kind, subjectId, documentId }) => ({ kind, id: subjectId, documentId })),
  );
  return (await withNames(tx, rows)).map((row) => ({
    ...row,
    linkedTo: readable
      .filter((link) => link.documentId === row.id && link.projectId === row.projectId)
      .map(({ kind, id }) => ({ kind, id })),
  }));
}

async function withNames<Row extends DocumentRow>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Row & { recordedByName: string | null })[]> {
  const names = await namesOf(
    tx,
    rows.map((row) => row.recordedBy),
  );
  return rows.map((row) => ({ ...row, recordedByName: names.get(row.recordedBy) ?? null }));
}

/** Lists each stored file that a document refers to, by its hash, with its size in bytes. */
export const storedDocuments = (tx: Tx): Promise<{ sha256: string; bytes: bigint }[]> =>
  tx.query<{ sha256: string; bytes: bigint }[]>(
    'SELECT DISTINCT sha256, bytes FROM documents WHERE sha256 IS NOT NULL ORDER BY sha256',
  );

/**
 * Lists the documents of several projects that have one of the given disclosure levels, the first
 * issued one first. The caller must have checked that the actor may read the projects.
 */
export const documentsDisclosed = (
  tx: Tx,
  projectIds: readonly string[],
  levels: readonly Disclosure[],
): Promise<DocumentRow[]> =>
  tx.find(DocumentRow, {
    where: { projectId: In([...projectIds]), disclosure: In([...levels]) },
    order: { issuedOn: 'ASC', id: 'ASC' },
  });
