import { Navigate } from 'react-router';
import { useSignedIn } from '../session/signed-in.js';
import { menuFor } from './menu-for.js';

/** Everybody begins with the first page their role has. */
export function Start() {
  const [first] = menuFor(useSignedIn().roles.map(({ role }) => role));
  return <Navigate to={first?.to ?? '/plan'} replace />;
}
