import {
  CodeField,
  DayField,
  field,
  IdField,
  NewestFirstQuery,
  PageOf,
  Sha256Field,
  TextField,
} from '#platform/http';
import { type Disclosure, DISCLOSURES, type ListedDocument, type Subject } from '../index.js';
import type { Day } from '#values';

/**
 * Largest number of subjects (project, milestone and so on) to which a new document can be linked.
 */
const SUBJECTS_MAX = 20;
const KIND = /^[a-z]+(-[a-z]+)*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Declares the field with the subjects of a document: the records that it is about. In a form, the
 * list is written as JSON.
 */
const SubjectsField = (): PropertyDecorator =>
  field<Subject[]>({
    code: 'NOT_A_LIST_OF_SUBJECTS',
    message: {
      zh: `须为 1–${SUBJECTS_MAX} 个互不重复的关联对象`,
      en: `A list of 1 to ${SUBJECTS_MAX} subjects, each once`,
    },
    accepted: {
      zh: '[{ "kind": "project", "id": "…" }]',
      en: '[{ "kind": "project", "id": "…" }]',
    },
    read: readSubjects,
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'id'],
        properties: {
          kind: { type: 'string', pattern: KIND.source, maxLength: 50, example: 'project' },
          id: { type: 'string', format: 'uuid' },
        },
      },
      minItems: 1,
      maxItems: SUBJECTS_MAX,
      example: [{ kind: 'project', id: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' }],
    },
  });

function readSubjects(raw: unknown): Subject[] | undefined {
  const list = typeof raw === 'string' ? parsed(raw) : raw;
  if (!Array.isArray(list) || list.length < 1 || list.length > SUBJECTS_MAX) return undefined;
  if (!list.every(isSubject)) return undefined;
  const subjects = list.map(({ kind, id }) => ({ kind, id: id.toLowerCase() }));
  const distinct = new Set(subjects.map(({ kind, id }) => `${kind} ${id}`));
  return distinct.size === subjects.length ? subjects : undefined;
}

const isSubject = (one: unknown): one is Subject => {
  if (typeof one !== 'object' || one === null) return false;
  const { kind, id, ...others } = one as Record<string, unknown>;
  return (
    typeof kind === 'string' &&
    kind.length <= 50 &&
    KIND.test(kind) &&
    typeof id === 'string' &&
    UUID.test(id) &&
    Object.keys(others).length === 0
  );
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Form fields that accompany an uploaded document. */
export class NewDocumentForm {
  @SubjectsField() linkedTo: Subject[];
  @TextField({ max: 200, optional: true, example: '浙财建〔2025〕17号' }) documentNumber?:
    string | null;
  @TextField({ max: 200, optional: true }) issuedBy?: string | null;
  @DayField({ optional: true }) issuedOn?: Day | null;
  @CodeField(DISCLOSURES, { optional: true }) disclosure?: Disclosure | null;
}

/** Request body that registers a document without its file. */
export class NewDocumentDto extends NewDocumentForm {
  @TextField({ max: 500, example: '关于下达专项资金的通知（示例）' }) name: string;
  @TextField({ max: 500, optional: true, description: 'where the paper is kept' })
  location?: string | null;
  @Sha256Field({ optional: true, description: 'SHA-256 of the file, which is kept elsewhere' })
  sha256?: string | null;
}

/** Query of a list of documents. */
export class DocumentQuery extends NewestFirstQuery {
  @IdField({ description: 'documents of this project' }) projectId: string;
  @TextField({
    max: 50,
    optional: true,
    nullable: false,
    example: 'milestone',
    description: 'with subjectId: only documents about this subject',
  })
  kind?: string;
  @IdField({ optional: true, nullable: false }) subjectId?: string;
}

/** A subject of a document: a record that the document is about, such as a project. */
export class DocumentSubjectDto {
  /** @example project */
  kind: string;
  id: string;
}

/**
 * A document with its metadata. The fields about the file are null when the file is not stored
 * here.
 */
export class DocumentDto {
  id: string;
  /** name of the file, or title of a document without one */
  name: string;
  /**
   * media type, recognised from the content; null when the file is not stored here
   * @example application/pdf
   */
  mediaType: string | null;
  /** size of the file in bytes; null when the file is not stored here */
  bytes: number | null;
  sha256: string | null;
  /** @example 1 */
  version: number;
  linkedTo: DocumentSubjectDto[];
  issuedBy: string | null;
  /** @example 浙财建〔2025〕17号 */
  documentNumber: string | null;
  issuedOn: string | null;
  disclosure: Disclosure | null;
  location: string | null;
  recordedBy: string;
  recordedByName: string | null;
  recordedAt: string;
}

/** A page of documents, newest first. */
export class DocumentPageDto extends PageOf(DocumentDto) {}

/** Converts a document to its response DTO. */
export const presentDocument = (document: ListedDocument): DocumentDto => ({
  id: document.id,
  name: document.name,
  mediaType: document.mediaType,
  bytes: document.bytes === null ? null : Number(document.bytes),
  sha256: document.sha256,
  version: document.version,
  linkedTo: document.linkedTo,
  issuedBy: document.issuer,
  documentNumber: document.number,
  issuedOn: document.issuedOn,
  disclosure: document.disclosure,
  location: document.location,
  recordedBy: document.recordedBy,
  recordedByName: document.recordedByName,
  recordedAt: document.recordedAt.toISOString(),
});
