import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type PlanItem = Schema<'EvaluatedPlanItemDto'>;
export type Target = Schema<'EvaluatedTargetDto'>;
export type Indicator = Schema<'EvaluatedIndicatorDto'>;

const HOUR_MS = 3_600_000;
const PAGE = 200;

/**
 * Loads the columns (专栏, the numbered boxes with projects) of a plan; without `plan`, of the
 * first one. They change only when a plan is imported.
 */
export const usePlanColumns = (plan?: string) =>
  useQuery({
    queryKey: ['plan-columns', plan],
    queryFn: () =>
      dataOf(api.GET('/api/plan-columns', { params: { query: { plan, limit: PAGE } } })),
    staleTime: HOUR_MS,
  });

/** Loads the items of one column (专栏, a numbered box of the plan) with their targets. */
export const usePlanItems = (column: number, plan?: string) =>
  usePages<PlanItem>(['plan-items', plan, column], (cursor) =>
    dataOf(
      api.GET('/api/plan-items', { params: { query: { plan, column, limit: PAGE, cursor } } }),
    ),
  );

/** Loads the headline indicators (表2, table 2) of a plan; without `plan`, of the first one. */
export const useIndicators = (plan?: string) =>
  useQuery({
    queryKey: ['indicators', plan],
    queryFn: () => dataOf(api.GET('/api/indicators', { params: { query: { plan, limit: PAGE } } })),
    staleTime: HOUR_MS,
  });
