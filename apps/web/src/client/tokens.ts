import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type ApiToken = Schema<'TokenView'>;
export type IssuedToken = Schema<'IssuedTokenView'>;

const TOKENS = ['tokens'] as const;

/** The reader's own API tokens, newest first. */
export const useTokens = () =>
  usePages<ApiToken>(TOKENS, (cursor) =>
    dataOf(api.GET('/api/tokens', { params: { query: { cursor } } })),
  );

/** Creates a token. Only this response contains its text. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'NewTokenBody'>) => dataOf(api.POST('/api/tokens', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
    // Removed from the cache at once, so that the secret does not stay in memory longer than the
    // page shows it.
    gcTime: 0,
  });
}

/** Revokes a token at once. */
export function useEndToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}
