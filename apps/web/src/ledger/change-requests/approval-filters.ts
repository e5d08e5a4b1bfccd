import type {
  LedgerChangeRequestKind,
  LedgerChangeRequestState,
} from '../../client/change-requests.js';
import type { Role } from '../../client/session.js';

export const STATES = [
  'proposed',
  'approved',
  'returned',
  'withdrawn',
] as const satisfies readonly LedgerChangeRequestState[];
export const KINDS = [
  'posting',
  'correction',
  'import',
  'undo',
] as const satisfies readonly LedgerChangeRequestKind[];
const ID = /^[0-9a-f-]{36}$/;

/**
 * Filters of the page with change requests; null means no restriction. `mine` restricts it to the
 * user's own change requests.
 */
export interface ApprovalFilters {
  state: LedgerChangeRequestState | null;
  kind: LedgerChangeRequestKind | null;
  mine: boolean;
  projectId: string | null;
}

/**
 * Returns the default filters. For officers who are not managers: their own change requests. For
 * all other users: pending change requests.
 */
export const usualFilters = (roles: readonly Role[]): ApprovalFilters =>
  roles.includes('officer') && !roles.includes('manager')
    ? { state: null, kind: null, mine: true, projectId: null }
    : { state: 'proposed', kind: null, mine: false, projectId: null };

const ALL = 'all';

/** Reads the filters from the URL. Absent filters have the values of `usual`. */
export function readApprovalFilters(
  params: URLSearchParams,
  usual: ApprovalFilters,
): ApprovalFilters {
  const [state, filer, projectId] = [
    params.get('state'),
    params.get('filer'),
    params.get('projectId'),
  ];
  return {
    state: state === ALL ? null : (STATES.find((one) => one === state) ?? usual.state),
    kind: KINDS.find((one) => one === params.get('kind')) ?? null,
    mine: filer === 'me' ? true : filer === ALL ? false : usual.mine,
    projectId: projectId !== null && ID.test(projectId) ? projectId : null,
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeApprovalFilters(
  params: URLSearchParams,
  change: Partial<ApprovalFilters>,
  usual: ApprovalFilters,
): URLSearchParams {
  const { state, kind, mine, projectId } = { ...readApprovalFilters(params, usual), ...change };
  const written = new URLSearchParams(params);
  const values = {
    state: state === usual.state ? null : (state ?? ALL),
    kind,
    filer: mine === usual.mine ? null : mine ? 'me' : ALL,
    projectId,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}
