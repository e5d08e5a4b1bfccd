import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform/database';
import type { FileStore, ReceivedFile } from '#platform/files';
import { refuseField } from '#platform/problem';
import { ACCEPTED_ENDINGS, documentTypeOf } from '../rules/document-type.js';
import { contentOfFile } from '../store/inspect-file.js';
import type { Subject } from '../subjects.js';
import { type DocumentFacts, type DocumentParts, recordDocument } from './register-document.js';

/** Largest size of a document's file in bytes: 100 MiB. */
export const DOCUMENT_BYTES_MAX = 104_857_600;

interface UploadDocumentInput {
  facts: DocumentFacts;
  received: ReceivedFile;
  linkedTo: readonly Subject[];
  request: RepeatableRequest | null;
}

/**
 * Records a document with a file that was received, and keeps the file in the file store. The file
 * is kept before the commit, so that no document lacks its file. If the commit fails, a complete
 * file remains to which no document refers; this is harmless.
 * @returns the id of the document
 * @throws Problem DOCUMENT_EMPTY, DOCUMENT_TYPE, DOCUMENT_CONTENT, DOCUMENT_ARCHIVE, FILES_UNAVAILABLE, and
 * those of {@link recordDocument}
 */
export async function uploadDocument(
  { files, ...parts }: DocumentParts & { files: FileStore },
  actor: Actor,
  { received, facts, ...input }: UploadDocumentInput,
): Promise<string> {
  const mediaType = await checkedType(facts.name, received);
  await files.prepare(received);
  return recordDocument(parts, actor, 'document.upload', {
    ...input,
    facts,
    file: { mediaType, bytes: received.bytes, sha256: received.sha256 },
    keep: () => files.keep(received),
  });
}

async function checkedType(name: string, { path, bytes }: ReceivedFile): Promise<string> {
  if (bytes === 0) throw refuseField('DOCUMENT_EMPTY', 'file');
  const type = documentTypeOf(name, await contentOfFile(path, bytes));
  if ('mediaType' in type) return type.mediaType;
  throw type.problem === 'ending'
    ? refuseField('DOCUMENT_TYPE', 'file', {}, ACCEPTED_ENDINGS)
    : refuseField('DOCUMENT_CONTENT', 'file', { ending: type.ending }, ACCEPTED_ENDINGS);
}
