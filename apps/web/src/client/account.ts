import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { ME } from './session.js';

export type Session = Schema<'SessionView'>;
export type BegunFactor = Schema<'BegunFactorView'>;

const SESSIONS = ['sessions'] as const;
const SECOND_FACTOR = ['second-factor'] as const;

/** The reader's own sessions that stand, newest first. */
export const useSessions = () =>
  usePages<Session>(SESSIONS, (cursor) =>
    dataOf(api.GET('/api/sessions', { params: { query: { cursor } } })),
  );

/** Ends one of the reader's own sessions at once. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

/** Shows the password again, so that for a while other sessions may be ended. */
export const useProveSession = () =>
  useMutation({
    mutationFn: (body: Schema<'ProofBody'>) =>
      dataOf(api.POST('/api/sessions/current/proof', { body })),
    gcTime: 0,
  });

/** Replaces the reader's own password; their other sessions end. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'PasswordChangeBody'>) =>
      dataOf(api.POST('/api/me/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
    gcTime: 0,
  });
}

/** Whether the reader signs in with a second factor. */
export const useSecondFactor = () =>
  useQuery({ queryKey: SECOND_FACTOR, queryFn: () => dataOf(api.GET('/api/me/second-factor')) });

/** Begins to set a second factor up; it does not hold before it is confirmed. */
export const useBeginSecondFactor = () =>
  useMutation({
    mutationFn: (body: Schema<'BeginFactorBody'>) =>
      dataOf(api.POST('/api/me/second-factor', { body })),
    gcTime: 0,
  });

/** Confirms the second factor by a first code; answers the recovery codes, this once. */
export function useConfirmSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ConfirmFactorBody'>) =>
      dataOf(api.POST('/api/me/second-factor/confirmation', { body })),
    onSuccess: () =>
      Promise.all(
        [SECOND_FACTOR, SESSIONS].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
    gcTime: 0,
  });
}

/** Switches the reader's second factor off. */
export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RemoveFactorBody'>) =>
      dataOf(api.DELETE('/api/me/second-factor', { body })),
    // A role may need one, and then that comes first.
    onSuccess: () =>
      Promise.all([SECOND_FACTOR, ME].map((queryKey) => client.invalidateQueries({ queryKey }))),
    gcTime: 0,
  });
}

/** Sets a password by the secret of a mailed link, which is used up by it. */
export const useSetPasswordByLink = () =>
  useMutation({
    mutationFn: ({ secret, next }: { secret: string; next: string }) =>
      dataOf(
        api.POST('/api/password-links/{secret}', { params: { path: { secret } }, body: { next } }),
      ),
    gcTime: 0,
  });

/** Asks for a link to be sent to an address; the answer does not tell whether anybody has it. */
export const useAskForLink = () =>
  useMutation({
    mutationFn: (email: string) =>
      dataOf(api.POST('/api/forgotten-passwords', { body: { email } })),
  });
