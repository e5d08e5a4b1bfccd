import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSessionOver, ME, noteReplaced } from './session.js';
import { isProblem, mayPass } from './problem.js';

const RETRIES = 2;

/** The app's memory of answers. A session that ended shows at the next request, and sign-in takes the page's place. */
export function makeQueryClient(): QueryClient {
  const noticeSession = (error: unknown): void => {
    if (isSessionOver(error)) client.setQueryData(ME, null);
    if (isProblem(error, 'SESSION_REPLACED')) noteReplaced();
    // Another tab signed in anew: fetch the token that belongs to the cookie now.
    if (isProblem(error, 'CSRF_TOKEN_WRONG')) void client.invalidateQueries({ queryKey: ME });
    // Something has to be done first since now: who is signed in says what.
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
