import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSessionOver, ME, noteReplaced } from './session.js';
import { isProblem, mayPass } from './problem.js';

const RETRIES = 2;

/**
 * Creates the query cache of the app. When a request shows that the session has ended, the cached
 * signed-in user is cleared, so that the sign-in page appears.
 */
export function makeQueryClient(): QueryClient {
  const noticeSession = (error: unknown): void => {
    if (isSessionOver(error)) client.setQueryData(ME, null);
    if (isProblem(error, 'SESSION_REPLACED')) noteReplaced();
    // The CSRF token does not match the session cookie, because the user has signed in again in
    // another tab. Reloads the signed-in user, and with it the new token.
    if (isProblem(error, 'CSRF_TOKEN_WRONG')) void client.invalidateQueries({ queryKey: ME });
    // The server requires a password change or a second factor first. The reloaded data of the
    // signed-in user says which, and the app shows the page for it.
    if (
      isProblem(error, 'PASSWORD_CHANGE_REQUIRED') ||
      isProblem(error, 'SECOND_FACTOR_ENROLMENT_REQUIRED')
    )
      void client.invalidateQueries({ queryKey: ME });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSession }),
    mutationCache: new MutationCache({ onError: noticeSession }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, error) => count < RETRIES && mayPass(error) },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
