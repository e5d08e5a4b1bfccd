import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Delegation = Schema<'DelegationView'>;
export type NewDelegation = Schema<'NewDelegationBody'>;

const DELEGATIONS = ['delegations'] as const;

/** Loads delegations of roles that the signed-in user has given or received, newest first. */
export const useDelegations = () =>
  usePages<Delegation>(DELEGATIONS, (cursor) =>
    dataOf(api.GET('/api/delegations', { params: { query: { cursor } } })),
  );

/** Loads the people to whom the user can delegate a role in the organisation `unitId`. */
export const useCandidates = (unitId: string | undefined) =>
  useQuery({
    queryKey: [...DELEGATIONS, 'candidates', unitId],
    enabled: unitId !== undefined,
    queryFn: () =>
      dataOf(
        api.GET('/api/delegations/candidates', { params: { query: { unitId: unitId ?? '' } } }),
      ),
  });

/** Delegates a role to another person from one day to another. */
export function useCreateDelegation() {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewDelegation) =>
      dataOf(
        api.POST('/api/delegations', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: DELEGATIONS }),
  });
}

/** Ends a delegation of a role at once. */
export function useRevokeDelegation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/delegations/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: DELEGATIONS }),
  });
}
