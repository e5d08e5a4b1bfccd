import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keepCsrfToken, type Schema } from './api.js';
import { dataOf, isProblem } from './problem.js';

export type Me = Schema<'MeView'>;
/** A step that a user has to complete before using the app, such as a password change. */
export type Restriction = Me['restrictions'][number];
export type Role = Schema<'HeldRoleView'>['role'];

export const ME = ['me'] as const;

function remember(me: Me): Me {
  keepCsrfToken(me.csrfToken);
  return me;
}

let replaced = false;
/**
 * Stores, until the next sign-in, that the session was ended because the same user signed in
 * elsewhere too often.
 */
export function noteReplaced(): void {
  replaced = true;
}
/**
 * Checks whether the last session in this browser was ended because the same user signed in
 * elsewhere too often.
 */
export const wasReplaced = (): boolean => replaced;

/** Checks whether an error means that the user is not signed in any more. */
export const isSessionOver = (error: unknown): boolean =>
  isProblem(error, 'NOT_SIGNED_IN') || isProblem(error, 'SESSION_REPLACED');

async function readMe(): Promise<Me | null> {
  try {
    return remember(await dataOf(api.GET('/api/me')));
  } catch (error) {
    if (isProblem(error, 'SESSION_REPLACED')) noteReplaced();
    if (isSessionOver(error)) return null;
    throw error;
  }
}

/** Loads the signed-in user; the data is null when no user is signed in. */
export const useMe = () => useQuery({ queryKey: ME, queryFn: readMe, staleTime: 60_000 });

/** Signs the user in. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SignInBody'>) => dataOf(api.POST('/api/sessions', { body })),
    onSuccess: (me) => {
      replaced = false;
      // Other cached data may belong to a user who was signed in before.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
      client.setQueryData(ME, remember(me));
    },
  });
}

/** Signs the user out. Succeeds even if the session had already ended on the server. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/sessions/current')).catch((error: unknown) => {
        if (!isSessionOver(error)) throw error;
      }),
    onSuccess: () => {
      keepCsrfToken(null);
      client.setQueryData(ME, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    },
  });
}
