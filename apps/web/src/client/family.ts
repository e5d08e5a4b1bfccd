import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type FamilyMember = Schema<'FamilyMemberDto'>;
export type ProjectPlan = Schema<'ProjectPlanDto'>;

/** Loads the parent project and the sub-projects of a project. */
export const useFamily = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'family'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/family', { params: { path: { id: projectId } } })),
  });

/** Loads the plans to which a project belongs, earliest first. */
export const useProjectPlans = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'plans'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/plans', { params: { path: { id: projectId } } })),
  });

/** Loads all plans (such as five-year plans), sorted by period. */
export const usePlans = () =>
  useQuery({ queryKey: ['plans'], queryFn: () => dataOf(api.GET('/api/plans')) });

/** Carries a project over into a later plan (such as the next five-year plan). */
export function useCarryOver(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'CarryOverBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/carry-overs', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/**
 * Ends the relation `linkId` between a project and its parent project. The body contains its last
 * day.
 */
export const useEndParentage = (projectId: string, linkId: string) =>
  useMutation({
    mutationFn: (body: Schema<'ParentageEndBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/parents/{linkId}/end', {
          params: { path: { id: projectId, linkId } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });

/** Makes a project a sub-project of another one. */
export function useRelateProject(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ParentageBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/parents', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
