import { createContext, useContext } from 'react';
import type { Me } from '../client/session.js';

/** Context with the signed-in person, available below the gate. */
export const SignedIn = createContext<Me | null>(null);

/** The signed-in person. @throws Error outside the gate */
export function useSignedIn(): Me {
  const me = useContext(SignedIn);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}
