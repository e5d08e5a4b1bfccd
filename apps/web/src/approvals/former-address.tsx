import { Navigate, useLocation, useParams } from 'react-router';
import { fromFormerAddress } from './approvals-filters.js';

/** Redirects from a URL of an earlier version to the list of change requests or to one request. */
export function FormerAddress() {
  const { id } = useParams();
  const query = fromFormerAddress(new URLSearchParams(useLocation().search)).toString();
  const path = id === undefined ? '/change-requests' : `/change-requests/${id}`;
  return <Navigate to={query === '' ? path : `${path}?${query}`} replace />;
}
