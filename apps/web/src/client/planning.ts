import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';

export type YearOfPlans = Schema<'YearOfPlansDto'>;
export type YearPlan = Schema<'YearPlanDto'>;
export type YearPlanBody = Schema<'YearPlanBody'>;
export type FundingMatrix = Schema<'FundingMatrixDto'>;
export type FundingBody = Schema<'FundingPlanBody'>;
export type MatrixYear = Schema<'MatrixYearDto'>;
export type MatrixCell = Schema<'MatrixCellDto'>;
export type BondClock = Schema<'BondClockDto'>;

/** Loads a project's planned spending by year. */
export const useYearPlans = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'year-plans'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/year-plans', { params: { path: { id: projectId } } })),
  });

/** Loads a project's funding by year and funding source. */
export const useFundingMatrix = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'funding-matrix'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/funding-matrix', { params: { path: { id: projectId } } })),
  });
