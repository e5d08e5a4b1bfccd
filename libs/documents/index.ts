export {
  type DocumentFacts,
  type DocumentParts,
  registerDocument,
} from './commands/register-document.js';
export { DOCUMENT_BYTES_MAX, uploadDocument } from './commands/upload-document.js';
export {
  type DocumentFilter,
  type DocumentKey,
  documentNumbered,
  documentsAbout,
  documentsDisclosed,
  documentsNumbered,
  findDocument,
  hasDocument,
  listDocuments,
  type ListedDocument,
  type NamedDocument,
  numberedDocuments,
  PROJECTS_OF_DOCUMENT,
  storedDocuments,
} from './queries/documents.js';
export { type FilesVerification, verifyFiles } from './queries/verify-files.js';
export { type Disclosure, DISCLOSURES, DocumentRow } from './store/document-rows.js';
export {
  ReadsSubjects,
  type Subject,
  type SubjectHome,
  type SubjectReader,
  Subjects,
} from './subjects.js';
export { documentsDomain } from './documents.declaration.js';
