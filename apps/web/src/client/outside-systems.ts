import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { readAll } from './read-all.js';
import { useRequestKey } from './request-key.js';

export type OutsideSystem = Schema<'OutsideSystemDto'>;
export type NewOutsideSystem = Schema<'NewOutsideSystemBody'>;

const SYSTEMS = ['outside-systems'] as const;

/** Loads how other systems take a month's figures, all descriptions over time. */
export const useOutsideSystems = () =>
  useQuery({
    queryKey: SYSTEMS,
    queryFn: () =>
      readAll<OutsideSystem>((cursor) =>
        dataOf(api.GET('/api/outside-systems', { params: { query: { limit: 200, cursor } } })),
      ),
  });

/** Describes another system from a day on. */
export function useDescribeSystem() {
  const [requestKey, client] = [useRequestKey(), useQueryClient()];
  return useMutation({
    mutationFn: (body: NewOutsideSystem) =>
      dataOf(
        api.POST('/api/outside-systems', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: SYSTEMS }),
  });
}
