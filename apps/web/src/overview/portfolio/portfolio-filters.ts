import type { ProjectFilter, ProjectKind } from '../../client/projects.js';

export const KINDS = [
  'investment',
  'programme',
  'reform',
  'spatial-guidance',
] as const satisfies readonly ProjectKind[];

const Q_MAX = 100;
const COLUMN_MAX = 999;

/**
 * Reads the filters from the URL. Malformed values are ignored, so that they are not sent to the
 * server.
 */
export function readPortfolioFilters(params: URLSearchParams): ProjectFilter {
  const column = Number(/^[1-9]\d{0,2}$/.exec(params.get('column') ?? '')?.[0] ?? NaN);
  const flagship = params.get('flagship');
  return {
    q: params.get('q')?.trim().slice(0, Q_MAX) || null,
    column: column <= COLUMN_MAX ? column : null,
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? null,
    flagship: flagship === 'true' ? true : flagship === 'false' ? false : null,
    unitId: params.get('unitId')?.slice(0, 63) || null,
  };
}

/**
 * Returns a copy of the query parameters of the URL with changed filters. Other parameters, such as
 * the unit of money, stay.
 */
export function writePortfolioFilters(
  params: URLSearchParams,
  change: Partial<ProjectFilter>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ ...readPortfolioFilters(params), ...change })) {
    if (value === null || value === '') written.delete(name);
    else written.set(name, String(value));
  }
  return written;
}
