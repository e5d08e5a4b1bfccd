import type { Layer, LayerFilter, Level } from '../../client/layers.js';
import { readPortfolioFilters } from '../portfolio/portfolio-filters.js';

/** Possible results of comparing a project's spending with a limit, worst first. */
export const LEVELS = [
  'red',
  'amber',
  'info',
  'good',
  'no-data',
  'cannot-be-judged',
] as const satisfies readonly Level[];
export const LAYERS = [
  'approved-total',
  'year-plan',
  'plan-period',
] as const satisfies readonly Layer[];

/** Filter values that do not restrict the list. */
export const NO_LAYER_FILTERS: LayerFilter = {
  column: null,
  kind: null,
  flagship: null,
  unitId: null,
  level: null,
  layer: null,
};

/**
 * Reads the filters from the URL. Malformed values are ignored, so that they are not sent to the
 * server.
 */
export function readLayerFilters(params: URLSearchParams): LayerFilter {
  const { column, kind, flagship, unitId } = readPortfolioFilters(params);
  return {
    column,
    kind,
    flagship,
    unitId,
    level: LEVELS.find((one) => one === params.get('level')) ?? null,
    layer: LAYERS.find((one) => one === params.get('layer')) ?? null,
  };
}

/**
 * Returns a copy of the query parameters of the URL with changed filters. Other parameters, such as
 * the unit of money, stay.
 */
export function writeLayerFilters(
  params: URLSearchParams,
  change: Partial<LayerFilter>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ ...readLayerFilters(params), ...change })) {
    if (value === null) written.delete(name);
    else written.set(name, String(value));
  }
  return written;
}
