import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

export type ProjectDocument = Schema<'DocumentDto'>;

const PAGE = 200;

/** Loads all documents registered for a project, sorted by document number. */
export const useDocuments = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'documents'],
    queryFn: () =>
      readAll<ProjectDocument>((cursor) =>
        dataOf(
          api.GET('/api/projects/{id}/documents', {
            params: { path: { id: projectId }, query: { limit: PAGE, cursor } },
          }),
        ),
      ),
  });

/** Registers a document for a project. */
export function useRegisterDocument(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewDocumentDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/documents', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
