import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type CostChain = Schema<'CostChainDto'>;
export type CostRecord = Schema<'CostRecordDto'>;
export type CostFigure = Schema<'CostFigureDto'>;
export type Finding = Schema<'FindingDto'>;
export type Variance = Schema<'VarianceDto'>;
export type FinalCost = Schema<'FinalCostDto'>;
export type Reckoning = Schema<'ReckoningDto'>;

/** Everything that is known of what a project costs. */
export const useCostChain = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'cost-chain'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/cost-chain', { params: { path: { id: projectId } } })),
  });

/** What a project will cost in the end, in three views. */
export const useFinalCost = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'final-cost'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/final-cost', { params: { path: { id: projectId } } })),
  });

/** Every version of the rules about money. */
export const useBudgetRules = () =>
  useQuery({ queryKey: ['budget-rules'], queryFn: () => dataOf(api.GET('/api/budget-rules')) });

/** Decides which of several figures counts; null is the plan's own. */
export function useChooseFigure(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'FigureChoiceDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/cost-choices', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Records whether a project is 审批, 核准 or 备案 from a day on. */
export function useRecordRegime(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ApprovalRegimeBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/approval-regimes', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Files what the project will cost in the end, as its officer sees it. */
export function useFileForecast(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'CompletionForecastBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/completion-forecasts', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
