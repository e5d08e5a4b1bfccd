import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type PlanColumn = Schema<'PlanColumnDto'>;
export type PlanItem = Schema<'PlanItemDto'>;
export type Target = Schema<'TargetDto'>;
export type Indicator = Schema<'IndicatorDto'>;

const HOUR_MS = 3_600_000;
const PAGE = 200;

/**
 * The columns (专栏) of a plan, by default of the first one. They change only when a plan is loaded.
 */
export const usePlanColumns = (plan?: string) =>
  useQuery({
    queryKey: ['plan-columns', plan],
    queryFn: () =>
      dataOf(api.GET('/api/plan-columns', { params: { query: { plan, limit: PAGE } } })),
    staleTime: HOUR_MS,
  });

/** Items of one column with their targets. */
export const usePlanItems = (column: number, plan?: string) =>
  usePages<PlanItem>(['plan-items', plan, column], (cursor) =>
    dataOf(
      api.GET('/api/plan-items', { params: { query: { plan, column, limit: PAGE, cursor } } }),
    ),
  );

/** The headline indicators (表2) of a plan. */
export const useIndicators = (plan?: string) =>
  useQuery({
    queryKey: ['indicators', plan],
    queryFn: () => dataOf(api.GET('/api/indicators', { params: { query: { plan, limit: PAGE } } })),
    staleTime: HOUR_MS,
  });
