import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type RatingPage = Schema<'RatingPageDto'>;
export type NewRating = Schema<'RatingBody'>;
export type Rating = NewRating['rating'];

/** Loads how people rated a project, and what its lights say. */
export const useRatings = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'ratings'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/ratings', { params: { path: { id: projectId } } })),
  });

/** Rates a project; a better rating than its lights is filed for the decision of another person. */
export function useRate(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewRating) =>
      dataOf(
        api.POST('/api/projects/{id}/ratings', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
