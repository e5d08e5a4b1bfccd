import type { ProcedureFilter, ProcedureState } from '../client/procedures.js';

export const STATES = [
  'not-begun',
  'handed-in',
  'accepted',
  'sent-back',
  'done',
] as const satisfies readonly ProcedureState[];
const ORGANISATION = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Reads the filters of the procedures from the URL; malformed values are ignored. */
export function readProcedureFilters(params: URLSearchParams): ProcedureFilter {
  const organisationId = params.get('organisationId');
  return {
    organisationId:
      organisationId !== null && ORGANISATION.test(organisationId) ? organisationId : null,
    state: STATES.find((one) => one === params.get('state')) ?? null,
    late: params.get('late') === 'true',
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeProcedureFilters(
  params: URLSearchParams,
  change: Partial<ProcedureFilter>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  const { organisationId, state, late } = { ...readProcedureFilters(params), ...change };
  for (const [name, value] of [
    ['organisationId', organisationId],
    ['state', state],
    ['late', late ? 'true' : null],
  ] as const) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}
