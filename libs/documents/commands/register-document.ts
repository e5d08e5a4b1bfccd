import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import type { Disclosure } from '../store/document-rows.js';
import { insertDocument } from '../store/insert-document.js';
import type { Subject, SubjectHome, Subjects } from '../subjects.js';

/** Metadata of a document: everything about it except its file. */
export interface DocumentFacts {
  /** Name of the file, or title of the document. */
  name: string;
  number?: string | null | undefined;
  issuer?: string | null | undefined;
  issuedOn?: Day | null | undefined;
  disclosure?: Disclosure | null | undefined;
  location?: string | null | undefined;
  sha256?: string | null | undefined;
}

/** The file of a document. Its media type has been checked against its content. */
export interface DocumentFile {
  mediaType: string;
  bytes: number;
  sha256: string;
}

interface RegisterDocumentInput {
  facts: DocumentFacts;
  linkedTo: readonly Subject[];
  request: RepeatableRequest | null;
}

interface RegisterFile extends RegisterDocumentInput {
  file?: DocumentFile;
  /** Moves the file into the file store. Called last, directly before the commit. */
  keep?: () => Promise<void>;
}

/** The parts of the program that commands about documents need. */
export interface DocumentParts {
  database: Database;
  subjects: Subjects;
}

/**
 * Registers a document without its file, such as one that exists only on paper in an archive, so
 * that ledger entries and other amounts can cite the document.
 * @returns the id of the document
 * @throws Problem as {@link insertForAll}; IDEMPOTENCY_KEY_REUSED
 */
export const registerDocument = (
  parts: DocumentParts,
  actor: Actor,
  input: RegisterDocumentInput,
): Promise<string> => recordDocument(parts, actor, 'document.register', input);

/**
 * Records a document and its links in one transaction.
 * @throws Problem as {@link insertForAll}; IDEMPOTENCY_KEY_REUSED
 */
export function recordDocument(
  { database, subjects }: DocumentParts,
  actor: Actor,
  action: 'document.register' | 'document.upload',
  { linkedTo, request, keep, ...document }: RegisterFile,
): Promise<string> {
  return database.write(actor.scope, async (tx) => {
    const homes = await subjects.required(tx, actor, { subjects: linkedTo, path: 'linkedTo' });
    for (const { unitId, readOnly } of homes)
      allow(actor, 'document.register', readOnly ? {} : { unitId });
    const { id } = await once(tx, request, async () => {
      const made = await insertForAll(tx, actor, action, { ...document, homes });
      await keep?.();
      return made;
    });
    return id;
  });
}

/**
 * Inserts a document in every project to which one of its subjects belongs, with an audit event in
 * each project.
 * @throws Problem DOCUMENT_EXISTS when one of the projects already has a document with that number
 */
async function insertForAll(
  tx: Tx,
  actor: Actor,
  action: string,
  {
    facts,
    file,
    homes,
  }: {
    facts: DocumentFacts;
    file?: DocumentFile;
    homes: readonly (Subject & Omit<SubjectHome, 'id'>)[];
  },
): Promise<string> {
  const id = randomUUID();
  const stated = {
    name: facts.name,
    number: facts.number ?? null,
    issuer: facts.issuer ?? null,
    issuedOn: facts.issuedOn ?? null,
    disclosure: facts.disclosure ?? null,
    location: facts.location ?? null,
    mediaType: file?.mediaType ?? null,
    sha256: file?.sha256 ?? facts.sha256 ?? null,
  };
  for (const { projectId, unitId } of new Map(
    homes.map((home) => [home.projectId, home]),
  ).values()) {
    const own = homes.filter((home) => home.projectId === projectId);
    const row = {
      ...stated,
      id,
      projectId,
      bytes: file ? BigInt(file.bytes) : null,
      recordedBy: actor.personId,
    };
    if (!(await insertDocument(tx, row, own)))
      throw refuseField('DOCUMENT_EXISTS', 'documentNumber', { document: stated.number ?? '' });
    await recordAuditEvent(tx, actor.scope, {
      action,
      subjectType: 'document',
      subjectId: id,
      unitId,
      newValue: {
        ...stated,
        bytes: file?.bytes ?? null,
        linkedTo: own.map((subject) => ({ kind: subject.kind, id: subject.id })),
      },
    });
  }
  return id;
}
