import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

/** By how many working days a key milestone may move without a decision, from a day on. */
export type MoveLimit = Schema<'MoveLimitDto'>;
export type NewMoveLimit = Schema<'NewMoveLimitBody'>;

const LIMITS = ['milestone-move-limits'] as const;

/** Loads all limits of moves, the latest first day first. */
export const useMoveLimits = () =>
  useQuery({
    queryKey: LIMITS,
    queryFn: () =>
      readAll<MoveLimit>((cursor) =>
        dataOf(
          api.GET('/api/milestone-move-limits', { params: { query: { limit: 200, cursor } } }),
        ),
      ),
  });

/** Sets the limit of moves from a day on. */
export function useSetMoveLimit() {
  const [requestKey, client] = [useRequestKey(), useQueryClient()];
  return useMutation({
    mutationFn: (body: NewMoveLimit) =>
      dataOf(
        api.POST('/api/milestone-move-limits', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: LIMITS }),
  });
}
