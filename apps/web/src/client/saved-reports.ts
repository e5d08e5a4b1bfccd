import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type SavedReport = Schema<'SavedReportDto'>;

const SAVED = 'saved-reports';
const PAGE = 50;

/** Loads the signed-in user's own saved reports, newest first. */
export const useSavedReports = () =>
  usePages<SavedReport>([SAVED, 'list'], (cursor) =>
    dataOf(api.GET('/api/saved-reports', { params: { query: { limit: PAGE, cursor } } })),
  );

/**
 * Calculates a saved report again, once `wanted` is true. This happens only when the user asks for
 * it.
 */
export const useReopenedReport = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [SAVED, id],
    enabled: wanted,
    queryFn: () => dataOf(api.GET('/api/saved-reports/{id}', { params: { path: { id } } })),
  });

/** Saves the parameters and the hash of a report under a name. */
export function useSaveReport() {
  const [requestKey, client] = [useRequestKey(), useQueryClient()];
  return useMutation({
    mutationFn: (body: Schema<'NewSavedReportDto'>) =>
      dataOf(
        api.POST('/api/saved-reports', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [SAVED] }),
  });
}

/** Removes a saved report from the user's list. */
export function useEndSavedReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/saved-reports/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [SAVED, 'list'] }),
  });
}
