import type { FilingKind, FilingState } from '../../client/budget-filings.js';
import type { Role } from '../../client/session.js';

export const STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'withdrawn',
] as const satisfies readonly FilingState[];
export const KINDS = [
  'cost',
  'year-plan',
  'funding',
  'special-bond',
  'period-figure',
  'target',
] as const satisfies readonly FilingKind[];

/** Filters of the page; null means no restriction. */
export interface FilingFilters {
  state: FilingState | null;
  kind: FilingKind | null;
}

/** Default state filter: pending change requests for people who decide. */
export const usualState = (roles: readonly Role[]): FilingState | null =>
  roles.includes('manager') ? 'submitted' : null;

const ALL = 'all';

/** Reads the filters from the URL, with defaults for absent ones. */
export function readFilingFilters(
  params: URLSearchParams,
  usual: FilingState | null,
): FilingFilters {
  const state = params.get('state');
  return {
    state: state === ALL ? null : (STATES.find((one) => one === state) ?? usual),
    kind: KINDS.find((one) => one === params.get('kind')) ?? null,
  };
}

/** Query parameters with other filters. */
export function writeFilingFilters(
  params: URLSearchParams,
  change: Partial<FilingFilters>,
  usual: FilingState | null,
): URLSearchParams {
  const { state, kind } = { ...readFilingFilters(params, usual), ...change };
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
