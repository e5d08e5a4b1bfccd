import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { ME } from './session.js';

export type Session = Schema<'SessionView'>;
export type BegunFactor = Schema<'BegunFactorView'>;

const SESSIONS = ['sessions'] as const;
const SECOND_FACTOR = ['second-factor'] as const;

/** Loads the active sessions of the signed-in user, newest first. */
export const useSessions = () =>
  usePages<Session>(SESSIONS, (cursor) =>
    dataOf(api.GET('/api/sessions', { params: { query: { cursor } } })),
  );

/** Ends one of the signed-in user's own sessions at once. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

/**
 * Verifies the password of the signed-in user again. For a limited time afterwards the user may end
 * other sessions.
 */
export const useProveSession = () =>
  useMutation({
    mutationFn: (body: Schema<'ProofBody'>) =>
      dataOf(api.POST('/api/sessions/current/proof', { body })),
    gcTime: 0,
  });

/** Changes the signed-in user's own password. The server then ends the user's other sessions. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'PasswordChangeBody'>) =>
      dataOf(api.POST('/api/me/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
    gcTime: 0,
  });
}

/**
 * Loads the state of the signed-in user's second factor: whether it is set up, since when, and how
 * many recovery codes are left.
 */
export const useSecondFactor = () =>
  useQuery({ queryKey: SECOND_FACTOR, queryFn: () => dataOf(api.GET('/api/me/second-factor')) });

/**
 * Starts the setup of a second factor for the signed-in user. The factor is not active until it is
 * confirmed.
 */
export const useBeginSecondFactor = () =>
  useMutation({
    mutationFn: (body: Schema<'BeginFactorBody'>) =>
      dataOf(api.POST('/api/me/second-factor', { body })),
    gcTime: 0,
  });

/**
 * Confirms the setup of the second factor with a first code. Only this response contains the
 * recovery codes.
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

/** Removes the signed-in user's own second factor. */
export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'RemoveFactorBody'>) =>
      dataOf(api.DELETE('/api/me/second-factor', { body })),
    // Also reloads the signed-in user (`ME`): if a role of the user requires a second factor, the
    // app then shows its setup again.
    onSuccess: () =>
      Promise.all([SECOND_FACTOR, ME].map((queryKey) => client.invalidateQueries({ queryKey }))),
    gcTime: 0,
  });
}

/** Sets a password by means of the secret in a mailed link. Each link works only once. */
export const useSetPasswordByLink = () =>
  useMutation({
    mutationFn: ({ secret, next }: { secret: string; next: string }) =>
      dataOf(
        api.POST('/api/password-links/{secret}', { params: { path: { secret } }, body: { next } }),
      ),
    gcTime: 0,
  });

/**
 * Requests a mail with a link to set a password. The response is the same whether or not an account
 * has this e-mail address.
 */
export const useAskForLink = () =>
  useMutation({
    mutationFn: (email: string) =>
      dataOf(api.POST('/api/forgotten-passwords', { body: { email } })),
  });
