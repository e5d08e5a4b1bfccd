import { createContext, useContext } from 'react';
import type { Me } from '../client/session.js';

/** React context with the signed-in user, available on all pages that require a sign-in. */
export const SignedIn = createContext<Me | null>(null);

/**
 * Returns the signed-in user.
 * @throws Error when no user is signed in
 */
export function useSignedIn(): Me {
  const me = useContext(SignedIn);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}
