import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type CostChain = Schema<'CostChainDto'>;
export type CostRecord = Schema<'CostRecordDto'>;
export type CostFigure = Schema<'CostFigureDto'>;
export type Finding = Schema<'RuleResultDto'>;
export type Variance = Schema<'VarianceDto'>;
export type FinalCost = Schema<'FinalCostDto'>;
export type Reckoning = Schema<'ReckoningDto'>;

/**
 * Loads the costs recorded for a project, by stage: from the first estimate to the final account.
 */
export const useCostChain = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'cost-chain'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/cost-chain', { params: { path: { id: projectId } } })),
  });

/**
 * Loads three views of a project's final cost: the officer's forecast, an extrapolation, and the
 * average of similar projects.
 */
export const useFinalCost = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'final-cost'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/final-cost', { params: { path: { id: projectId } } })),
  });

/** Loads all versions of the budget rules. */
export const useBudgetRules = () =>
  useQuery({ queryKey: ['budget-rules'], queryFn: () => dataOf(api.GET('/api/budget-rules')) });

/**
 * Records which of several cost figures of a project is the valid one. Null chooses the figure that
 * the plan states.
 */
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

/**
 * Records which approval regime a project has, and from which day: 审批 (approval), 核准
 * (verification) or 备案 (registration).
 */
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
