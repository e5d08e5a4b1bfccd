import { Navigate } from 'react-router';
import { useSignedIn } from '../session/signed-in.js';
import { menuFor } from './navigation/menu-for.js';

/** Redirects to the start page of the user's role. */
export function Start() {
  const [first] = menuFor(useSignedIn().roles.map(({ role }) => role));
  return <Navigate to={first?.entries[0]?.to ?? '/plan'} replace />;
}
