import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

export type ReviewLevel = Schema<'ReviewLevelDto'>;

const LEVELS = 'review-levels';

/**
 * Loads the levels of review that are set for an organisation: those in force today, then those
 * that begin on a later day.
 */
export const useReviewLevels = (organisationId: string) =>
  useQuery({
    queryKey: [LEVELS, organisationId],
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/organisations/{id}/review-levels', {
            params: { path: { id: organisationId } },
          }),
        )
      ).items,
  });

/** Sets levels of review of an organisation: all levels of each kind that is named, from a day on. */
export function useSetReviewLevels(organisationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: ReviewLevel[]) =>
      dataOf(
        api.PUT('/api/organisations/{id}/review-levels', {
          params: { path: { id: organisationId } },
          body: { items },
        }),
      ),
    onSuccess: ({ items }) => client.setQueryData([LEVELS, organisationId], items),
  });
}
