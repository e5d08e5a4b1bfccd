import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type View = Schema<'ViewDto'>;
export type ViewPage = View['page'];
export type NewView = Schema<'NewViewBody'>;

const VIEWS = 'views';

/** Loads the views of a page: one's own first, then those that others share. */
export const useViews = (page: ViewPage) =>
  usePages<View>([VIEWS, page], (cursor) =>
    dataOf(api.GET('/api/views', { params: { query: { page, limit: 100, cursor } } })),
  );

/** Keeps the filters of a list under a name. */
export function useSaveView() {
  const [requestKey, client] = [useRequestKey(), useQueryClient()];
  return useMutation({
    mutationFn: (body: NewView) =>
      dataOf(
        api.POST('/api/views', { params: { header: { 'Idempotency-Key': requestKey } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [VIEWS] }),
  });
}

/** Deletes a view of one's own. */
export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/api/views/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [VIEWS] }),
  });
}
