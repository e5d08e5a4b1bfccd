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

/** The cost stages of a project. */
export const useCostChain = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'cost-chain'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/cost-chain', { params: { path: { id: projectId } } })),
  });

/**
 * The final cost of a project: the officer's forecast, an extrapolation, and the average of similar
 * projects.
 */
export const useFinalCost = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'final-cost'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/final-cost', { params: { path: { id: projectId } } })),
  });

/** Every version of the budget rules. */
export const useBudgetRules = () =>
  useQuery({ queryKey: ['budget-rules'], queryFn: () => dataOf(api.GET('/api/budget-rules')) });

/** Decides which of several figures counts; null chooses the plan's own figure. */
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

/** Records from which day a project's approval regime is 审批, 核准 or 备案. */
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

/** Records the officer's forecast of a project's final cost. */
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
