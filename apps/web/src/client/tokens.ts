import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type ApiToken = Schema<'TokenView'>;
export type IssuedToken = Schema<'IssuedTokenView'>;

const TOKENS = ['tokens'] as const;

/** Loads the signed-in user's own API tokens, newest first. */
export const useTokens = () =>
  usePages<ApiToken>(TOKENS, (cursor) =>
    dataOf(api.GET('/api/tokens', { params: { query: { cursor } } })),
  );

/** Creates an API token. Only this response contains the secret text of the token. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'NewTokenBody'>) => dataOf(api.POST('/api/tokens', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
    // Removes the response from the cache as soon as the page is left, because it contains the
    // secret.
    gcTime: 0,
  });
}

/** Revokes an API token at once. */
export function useEndToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}
