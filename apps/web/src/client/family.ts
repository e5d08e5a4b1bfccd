import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type Family = Schema<'ProjectFamilyDto'>;
export type FamilyMember = Schema<'FamilyMemberDto'>;
export type ProjectPlan = Schema<'ProjectPlanDto'>;

/** Parent and parts of a project. */
export const useFamily = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'family'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/family', { params: { path: { id: projectId } } })),
  });

/** Plans that a project belongs to, earliest first. */
export const useProjectPlans = (projectId: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'plans'],
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/plans', { params: { path: { id: projectId } } })),
  });

/** Every plan that is known. */
export const usePlans = () =>
  useQuery({ queryKey: ['plans'], queryFn: () => dataOf(api.GET('/api/plans')) });

/** Carries a project over into a later plan. */
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

/** Ends a project's being part of another one with a day, the last on which it was. */
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

/** Records of which project this one is a part. */
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
