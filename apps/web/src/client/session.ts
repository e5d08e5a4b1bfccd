import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keepCsrfToken, type Schema } from './api.js';
import { dataOf, isProblem } from './problem.js';

export type Me = Schema<'MeView'>;
/** What has to be done before anything else. */
export type Restriction = Me['restrictions'][number];
export type Role = Schema<'HeldRoleView'>['role'];

export const ME = ['me'] as const;

function remember(me: Me): Me {
  keepCsrfToken(me.csrfToken);
  return me;
}

let replaced = false;
/** Keeps that this session ended because its owner signed in elsewhere too often, until somebody signs in. */
export function noteReplaced(): void {
  replaced = true;
}
/** Whether the last session here ended because its owner signed in elsewhere too often. */
export const wasReplaced = (): boolean => replaced;

/** Whether an error says that nobody is signed in, or no longer. */
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

/** Who is signed in; null when nobody is. */
export const useMe = () => useQuery({ queryKey: ME, queryFn: readMe, staleTime: 60_000 });

/** Signs in. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SignInBody'>) => dataOf(api.POST('/api/sessions', { body })),
    onSuccess: (me) => {
      replaced = false;
      // Whatever was remembered belonged to somebody else.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
      client.setQueryData(ME, remember(me));
    },
  });
}

/** Signs out; ends here even when the session had already ended there. */
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
