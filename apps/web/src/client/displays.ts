import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type DisplayToken = Schema<'DisplayTokenDto'>;
export type IssuedDisplayToken = Schema<'IssuedDisplayTokenDto'>;
export type DisplayView = Schema<'DisplayDto'>;

const TOKENS = ['display-tokens'] as const;
const EVERY_MS = 60_000;

/** Loads the addresses of wall screens, newest first. */
export const useDisplayTokens = () =>
  usePages<DisplayToken>(TOKENS, (cursor) =>
    dataOf(api.GET('/api/display-tokens', { params: { query: { cursor } } })),
  );

/** Makes the address of a wall screen. Only this response contains the address. */
export function useCreateDisplayToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'NewDisplayTokenDto'>) =>
      dataOf(api.POST('/api/display-tokens', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
    // Removes the response from the cache as soon as the page is left, because it contains the
    // secret.
    gcTime: 0,
  });
}

/** Revokes the address of a wall screen at once. */
export function useRevokeDisplayToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/display-tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS }),
  });
}

/**
 * Loads the page of a wall screen, and again each minute, also while nobody looks at the window.
 * What was read stays when the server does not answer.
 */
export const useDisplay = (secret: string) =>
  useQuery({
    queryKey: ['display', secret],
    queryFn: () =>
      dataOf(api.GET('/api/display/{secret}', { ...UNATTENDED, params: { path: { secret } } })),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    retry: true,
    retryDelay: EVERY_MS / 4,
  });
