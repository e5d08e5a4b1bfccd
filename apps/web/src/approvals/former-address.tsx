import { Navigate, useLocation, useParams } from 'react-router';
import { type FormerPage, fromFormerAddress } from './approvals-filters.js';

/**
 * Redirects from the URL of a page of an earlier version to the list of change requests, or to one
 * request.
 */
export function FormerAddress({ page }: { page: FormerPage }) {
  const { id } = useParams();
  const former = new URLSearchParams(useLocation().search);
  if (id !== undefined) return <Navigate to={`/change-requests/${id}`} replace />;
  const query = fromFormerAddress(former, page).toString();
  return <Navigate to={query === '' ? '/change-requests' : `/change-requests?${query}`} replace />;
}
