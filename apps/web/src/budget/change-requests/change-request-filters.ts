import type { ChangeRequestKind, ChangeRequestState } from '../../client/budget-change-requests.js';
import type { Role } from '../../client/session.js';

export const STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'withdrawn',
] as const satisfies readonly ChangeRequestState[];
export const KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const satisfies readonly ChangeRequestKind[];

/** Filters of the page with budget change requests; null means no restriction. */
export interface ChangeRequestFilters {
  state: ChangeRequestState | null;
  kind: ChangeRequestKind | null;
}

/**
 * Returns the default of the state filter: pending change requests for managers, all (null) for
 * other users.
 */
export const usualState = (roles: readonly Role[]): ChangeRequestState | null =>
  roles.includes('manager') ? 'submitted' : null;

const ALL = 'all';

/** Reads the filters from the URL. Absent filters have their defaults. */
export function readChangeRequestFilters(
  params: URLSearchParams,
  usual: ChangeRequestState | null,
): ChangeRequestFilters {
  const state = params.get('state');
  return {
    state: state === ALL ? null : (STATES.find((one) => one === state) ?? usual),
    kind: KINDS.find((one) => one === params.get('kind')) ?? null,
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeChangeRequestFilters(
  params: URLSearchParams,
  change: Partial<ChangeRequestFilters>,
  usual: ChangeRequestState | null,
): URLSearchParams {
  const { state, kind } = { ...readChangeRequestFilters(params, usual), ...change };
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries({
    state: state === usual ? null : (state ?? ALL),
    kind,
  })) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}
