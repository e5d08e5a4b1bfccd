import type { FindingFilter, FindingState } from '../client/findings.js';

export const STATES = ['open', 'answered', 'closed'] as const satisfies readonly FindingState[];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNIT = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Reads the filters of the audit findings from the URL; malformed values are ignored. */
export function readFindingFilters(params: URLSearchParams): FindingFilter {
  const [projectId, unitId] = [params.get('projectId'), params.get('unitId')];
  return {
    state: STATES.find((one) => one === params.get('state')) ?? null,
    projectId: projectId !== null && ID.test(projectId) ? projectId : null,
    unitId: unitId !== null && UNIT.test(unitId) ? unitId : null,
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeFindingFilters(
  params: URLSearchParams,
  change: Partial<FindingFilter>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ ...readFindingFilters(params), ...change })) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}
