import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { ME } from './session.js';

export type Session = Schema<'SessionView'>;
export type BegunFactor = Schema<'BegunFactorView'>;

const SESSIONS = ['sessions'] as const;
const SECOND_FACTOR = ['second-factor'] as const;

/** The reader's active sessions, newest first. */
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

/** Verifies the password again. For a limited time afterwards the reader may end other sessions. */
export const useProveSession = () =>
  useMutation({
    mutationFn: (body: Schema<'ProofBody'>) =>
      dataOf(api.POST('/api/sessions/current/proof', { body })),
    gcTime: 0,
  });

/** Changes the reader's own password, which ends their other sessions. */
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

/** Starts the setup of a second factor, which is not active until it is confirmed. */
export const useBeginSecondFactor = () =>
  useMutation({
    mutationFn: (body: Schema<'BeginFactorBody'>) =>
      dataOf(api.POST('/api/me/second-factor', { body })),
    gcTime: 0,
  });

/**
 * Confirms the second factor with a first code. The response contains the recovery codes, this
 * once.
 */
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

/** Removes the reader's second factor. */
export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RemoveFactorBody'>) =>
      dataOf(api.DELETE('/api/me/second-factor', { body })),
    // Reloads the signed-in person, because a role may require a second factor, which then has to
    // be set up again first.
    onSuccess: () =>
      Promise.all([SECOND_FACTOR, ME].map((queryKey) => client.invalidateQueries({ queryKey }))),
    gcTime: 0,
  });
}

/** Sets a password with the secret of a mailed link, which can be used only once. */
export const useSetPasswordByLink = () =>
  useMutation({
    mutationFn: ({ secret, next }: { secret: string; next: string }) =>
      dataOf(
        api.POST('/api/password-links/{secret}', { params: { path: { secret } }, body: { next } }),
      ),
    gcTime: 0,
  });

/**
 * Requests a password link for an e-mail address. The response does not reveal whether an account
 * has the address.
 */
export const useAskForLink = () =>
  useMutation({
    mutationFn: (email: string) =>
      dataOf(api.POST('/api/forgotten-passwords', { body: { email } })),
  });
