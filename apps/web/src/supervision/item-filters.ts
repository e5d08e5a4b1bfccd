import type {
  SupervisionFilter,
  SupervisionKind,
  SupervisionState,
} from '../client/supervision.js';

export const KINDS = [
  'problem',
  'risk',
  'element',
  'directive',
  'decision',
  'finding',
] as const satisfies readonly SupervisionKind[];
export const ITEM_STATES = [
  'assigned',
  'received',
  'answered',
  'returned',
  'verified',
  'closed',
  'withdrawn',
] as const satisfies readonly SupervisionState[];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ORGANISATION = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Reads the filters of the items of supervision from the URL; malformed values are ignored. */
export function readItemFilters(params: URLSearchParams): SupervisionFilter {
  const matching = (name: string, form: RegExp): string | null => {
    const value = params.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  return {
    kind: KINDS.find((one) => one === params.get('kind')) ?? null,
    state: ITEM_STATES.find((one) => one === params.get('state')) ?? null,
    projectId: matching('projectId', ID),
    organisationId: matching('organisationId', ORGANISATION),
    ownerId: matching('ownerId', ID),
    alertId: matching('alertId', ID),
    overdue: params.get('overdue') === 'true' ? true : null,
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeItemFilters(
  params: URLSearchParams,
  change: Partial<SupervisionFilter>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ ...readItemFilters(params), ...change })) {
    if (value === null) written.delete(name);
    else written.set(name, String(value));
  }
  return written;
}
