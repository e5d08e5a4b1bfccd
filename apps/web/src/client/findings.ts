import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Finding = Schema<'AuditFindingDto'>;
export type FindingDetail = Schema<'AuditFindingDetailDto'>;
export type FindingStep = Schema<'FindingStepDto'>;
export type FindingState = Finding['state'];

/** Filters of the audit findings; null means no restriction. */
export interface FindingFilter {
  state: FindingState | null;
  projectId: string | null;
  unitId: string | null;
}

const FINDINGS = 'findings';
const PAGE = 100;

/** Audit findings of the projects that the reader may see, newest first. */
export const useFindings = ({ state, projectId, unitId }: FindingFilter) =>
  usePages<Finding>([FINDINGS, 'list', { state, projectId, unitId }], (cursor) =>
    dataOf(
      api.GET('/api/findings', {
        params: {
          query: {
            limit: PAGE,
            cursor,
            state: state ?? undefined,
            projectId: projectId ?? undefined,
            unitId: unitId ?? undefined,
          },
        },
      }),
    ),
  );

/** One finding with its steps. */
export const useFinding = (id: string) =>
  useQuery({
    queryKey: [FINDINGS, id],
    queryFn: () => dataOf(api.GET('/api/findings/{id}', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after a step. It resolves when the data on screen
 * has been reloaded.
 */
function useAfterStep(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [FINDINGS] });
}

/** Raises a finding, addressed to the organisation of a project. */
export function useRaiseFinding(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewAuditFindingDto'>) =>
      dataOf(
        api.POST('/api/projects/{id}/findings', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterStep(),
  });
}

/** Answers a finding on behalf of the organisation. */
export function useAnswerFinding(id: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'FindingAnswerDto'>) =>
      dataOf(
        api.POST('/api/findings/{id}/answers', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterStep(),
  });
}

/** Returns an answer with a reason, or closes the finding with a note. */
export function useDecideAnswer(id: string) {
  const requestKey = useRequestKey();
  const params = { path: { id }, header: { 'Idempotency-Key': requestKey } };
  return useMutation({
    mutationFn: ({ verdict, text }: { verdict: 'return' | 'close'; text: string }) =>
      dataOf(
        verdict === 'close'
          ? api.POST('/api/findings/{id}/closure', { params, body: { note: text } })
          : api.POST('/api/findings/{id}/returns', { params, body: { reason: text } }),
      ),
    onSuccess: useAfterStep(),
  });
}
