import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAfterChange } from '../../client/after-change.js';
import { api, type Schema } from '../../client/api.js';
import { dataOf } from '../../client/problem.js';
import { projectKey } from '../../client/projects.js';
import { readAll } from '../../client/read-all.js';
import { useRequestKey } from '../../client/request-key.js';
import { sendForm } from '../../client/send-form.js';
import { addressOf } from '../../client/base-path.js';

export type ProjectDocument = Schema<'DocumentDto'>;
/** A document with a document number, by which ledger entries and figures refer to it. */
export type NumberedDocument = ProjectDocument & { documentNumber: string };

/** Largest size in bytes of a document's file that the server accepts (100 MB). */
export const FILE_BYTES_MAX = 104_857_600;

const PAGE = 200;

/** What a document is about, such as a project. */
export type DocumentSubject = Schema<'DocumentSubjectDto'>;

const aboutProject = (projectId: string): DocumentSubject[] => [{ kind: 'project', id: projectId }];

/** Loads all documents of a project, newest first. */
export const useDocuments = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'documents'],
    queryFn: () =>
      readAll<ProjectDocument>((cursor) =>
        dataOf(
          api.GET('/api/documents', { params: { query: { projectId, limit: PAGE, cursor } } }),
        ),
      ),
  });

/** Returns those of the given documents that have a document number, sorted by that number. */
export const numbered = (documents: readonly ProjectDocument[] = []): NumberedDocument[] =>
  documents
    .filter((document): document is NumberedDocument => document.documentNumber !== null)
    .sort((one, other) => one.documentNumber.localeCompare(other.documentNumber, 'zh'));

/** Returns the URL of a document's file. The browser saves the file instead of displaying it. */
export const contentAddress = ({ id }: Pick<ProjectDocument, 'id'>): string =>
  addressOf(`/api/documents/${id}/content`);

/** Registers a document of a project by its data only, without uploading its file. */
export function useRegisterDocument(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: {
      name: string;
      documentNumber: string;
      issuedBy: string | undefined;
      issuedOn: string | undefined;
      location: string | undefined;
      sha256: string | undefined;
    }) =>
      dataOf(
        api.POST('/api/documents', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body: { ...body, linkedTo: aboutProject(projectId) },
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Values of the upload form. Fields that the user left empty are undefined. */
export interface NewUpload {
  file: File;
  documentNumber: string | undefined;
  issuedBy: string | undefined;
  issuedOn: string | undefined;
  disclosure: string | undefined;
}

/**
 * Uploads a document of a project, about `subject` or else about the project. `percent` is the part of the file that has been sent so far.
 * `stop` cancels the upload; the server then keeps nothing of the file.
 */
export function useUploadDocument(projectId: string, subject?: DocumentSubject) {
  const requestKey = useRequestKey();
  const [percent, setPercent] = useState(0);
  const [sending, setSending] = useState<AbortController | null>(null);
  const afterChange = useAfterChange(projectId);
  const upload = useMutation({
    mutationFn: ({ file, ...fields }: NewUpload) => {
      const form = new FormData();
      form.append('linkedTo', JSON.stringify(subject ? [subject] : aboutProject(projectId)));
      for (const [name, value] of Object.entries(fields))
        if (value !== undefined) form.append(name, value);
      form.append('file', file);
      const controller = new AbortController();
      setSending(controller);
      setPercent(0);
      return sendForm<ProjectDocument>('/api/documents', form, {
        // The server treats requests with the same Idempotency-Key as repetitions of one upload.
        // The key therefore contains properties of the file, so that another file gets another key.
        headers: {
          'Idempotency-Key': `${requestKey}-${file.name.length}-${file.size}-${file.lastModified}`,
        },
        onProgress: setPercent,
        signal: controller.signal,
      });
    },
    onSuccess: afterChange,
  });
  return { upload, percent, stop: () => sending?.abort() };
}
