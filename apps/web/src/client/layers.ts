import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey, type ProjectKind } from './projects.js';

export type ProjectLayers = Schema<'ProjectLayersDto'>;
export type LayerVerdict = Schema<'LayerVerdictDto'>;
export type BudgetTotals = Schema<'BudgetTotalsDto'>;
export type CoveredTotal = Schema<'CoveredTotalDto'>;

export type Level = LayerVerdict['level'];
export type Layer = LayerVerdict['layer'];

/** What the portfolio can be narrowed to; null is no narrowing. A layer narrows a level, and nothing without one. */
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

/** The portfolio with its three layers, flagships first. */
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

/** What the portfolio costs and was to spend in the plan period; levels narrow no sum. */
export const useBudgetTotals = (filter: LayerFilter) =>
  useQuery({
    queryKey: ['layers', 'totals', placeOf(filter)],
    queryFn: () =>
      dataOf(api.GET('/api/reports/budget-totals', { params: { query: placeOf(filter) } })),
    placeholderData: keepPreviousData,
  });

/** The three layers of one project. */
export const useProjectLayers = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'layers'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/layers', { params: { path: { id: projectId } } })),
  });
