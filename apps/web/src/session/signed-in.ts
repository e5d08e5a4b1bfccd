import { createContext, useContext } from 'react';
import type { Me } from '../client/session.js';

/** Who is signed in, for everything below the gate. */
export const SignedIn = createContext<Me | null>(null);

/** Who is signed in. @throws Error outside the gate. */
export function useSignedIn(): Me {
  const me = useContext(SignedIn);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}
