import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Contradiction = Schema<'LedgerContradictionDto'>;

const CONTRADICTIONS = ['ledger-contradictions'] as const;
const CHECKPOINTS = ['ledger-checkpoints'] as const;
const PAGE = 50;
const READ_AGAIN_MS = 5 * 60_000;

/**
 * Loads contradictions found in the ledger or the audit log, as far as the user may see them,
 * newest first.
 */
export const useContradictions = () =>
  usePages<Contradiction>(CONTRADICTIONS, (cursor) =>
    dataOf(api.GET('/api/ledger-contradictions', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads contradictions that are not closed yet, for the banner on every page. */
export const useOpenContradictions = () =>
  useQuery({
    queryKey: [...CONTRADICTIONS, 'open'],
    queryFn: () =>
      dataOf(
        api.GET('/api/ledger-contradictions', { params: { query: { state: 'open', limit: 200 } } }),
      ),
    staleTime: READ_AGAIN_MS,
    refetchInterval: READ_AGAIN_MS,
  });

/** Asks for the closure of a contradiction with a reason. */
export function useCloseContradiction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      dataOf(
        api.POST('/api/ledger-contradictions/{id}/closure', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: CONTRADICTIONS }),
  });
}

/** Loads the number of ledger entries that no signed checkpoint covers yet. */
export const useUnwitnessed = () =>
  useQuery({
    queryKey: [...CHECKPOINTS, 'unwitnessed'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/ledger-checkpoints', { params: { query: { limit: 1 } } })))
        .unwitnessed,
  });

/** Creates a checkpoint of the ledger now and signs it. */
export function useMakeCheckpoint() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/ledger-checkpoints')),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: CHECKPOINTS }),
        client.invalidateQueries({ queryKey: ['ledger-digests'] }),
      ]),
  });
}
