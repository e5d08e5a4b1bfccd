import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey, type ProjectKind } from './projects.js';

export type ProjectLayers = Schema<'ProjectLayersDto'>;
export type LayerResult = Schema<'LayerResultDto'>;
export type ProjectLight = Schema<'LightDto'>;
export type BudgetTotals = Schema<'BudgetTotalsDto'>;
export type CoveredTotal = Schema<'CoveredTotalDto'>;

export type Level = LayerResult['level'];
export type Layer = LayerResult['layer'];

/**
 * Filters of the comparison of spending with the limits; null means no restriction. `layer` is the
 * limit compared with, and `level` is the result. `layer` has an effect only together with `level`.
 */
export interface LayerFilter {
  column: number | null;
  kind: ProjectKind | null;
  flagship: boolean | null;
  unitId: string | null;
  level: Level | null;
  layer: Layer | null;
}

const PAGE = 50;
const placeOf = ({ column, kind, flagship, unitId }: LayerFilter) => ({
  column: column ?? undefined,
  kind: kind ?? undefined,
  flagship: flagship ?? undefined,
  unitId: unitId ?? undefined,
});

/**
 * Loads the projects, each with its spending compared with three limits: approved total, year plan
 * and plan period. Flagship projects come first.
 */
export const useLayers = (filter: LayerFilter) =>
  usePages<ProjectLayers>(['layers', 'list', filter], (cursor) =>
    dataOf(
      api.GET('/api/reports/layers', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            ...placeOf(filter),
            level: filter.level ?? undefined,
            layer: filter.level === null ? undefined : (filter.layer ?? undefined),
          },
        },
      }),
    ),
  );

/**
 * Loads the sums of cost and of planned spending in the plan period. The filters `level` and
 * `layer` are ignored.
 */
export const useBudgetTotals = (filter: LayerFilter) =>
  useQuery({
    queryKey: ['layers', 'totals', placeOf(filter)],
    queryFn: () =>
      dataOf(api.GET('/api/reports/budget-totals', { params: { query: placeOf(filter) } })),
    placeholderData: keepPreviousData,
  });

/**
 * Loads the lights of a project: one for each dimension, none while it was not evaluated yet. They
 * are those of the evaluation that raises and ends the alerts.
 */
export const useProjectLights = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'lights'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/projects/{id}/lights', { params: { path: { id: projectId } } })))
        .items,
  });
