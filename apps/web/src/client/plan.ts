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

/** The plan's columns (专栏); they change with the plan only. */
export const usePlanColumns = () =>
  useQuery({ queryKey: ['plan-columns'], queryFn: () => dataOf(api.GET('/api/plan-columns')), staleTime: HOUR_MS });

/** Items of one column with their targets. */
export const usePlanItems = (column: number) =>
  usePages<PlanItem>(['plan-items', column], (cursor) => dataOf(api.GET('/api/plan-items', { params: { query: { column, limit: PAGE, cursor } } })));

/** The plan's headline indicators (表2). */
export const useIndicators = () =>
  useQuery({ queryKey: ['indicators'], queryFn: () => dataOf(api.GET('/api/indicators')), staleTime: HOUR_MS });
