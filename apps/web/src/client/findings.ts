import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Finding = Schema<'AuditFindingDto'>;
export type FindingDetail = Schema<'AuditFindingDetailDto'>;
export type FindingState = Finding['state'];

/** Filters of the list of audit findings; null means no restriction. */
export interface FindingFilter {
  state: FindingState | null;
  projectId: string | null;
  unitId: string | null;
}

const FINDINGS = 'findings';
const PAGE = 100;

/** Loads audit findings of the projects that the user may see, newest first. */
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

/** Loads one audit finding with its history (answers, returns, closing). */
export const useFinding = (id: string) =>
  useQuery({
    queryKey: [FINDINGS, id],
    queryFn: () => dataOf(api.GET('/api/findings/{id}', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after an audit finding has changed. Its promise
 * resolves when the data on screen has been reloaded.
 */
function useAfterStep(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [FINDINGS] });
}

/** Raises an audit finding about a project, to be answered by the project's organisation. */
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

/** Answers an audit finding on behalf of the organisation. */
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

/**
 * Decides about the answer to an audit finding: returns the answer with a reason, or closes the
 * finding with a note.
 */
export function useDecideAnswer(id: string) {
  const requestKey = useRequestKey();
  const params = { path: { id }, header: { 'Idempotency-Key': requestKey } };
  return useMutation({
    mutationFn: ({ decision, text }: { decision: 'return' | 'close'; text: string }) =>
      dataOf(
        decision === 'close'
          ? api.POST('/api/findings/{id}/closure', { params, body: { note: text } })
          : api.POST('/api/findings/{id}/returns', { params, body: { reason: text } }),
      ),
    onSuccess: useAfterStep(),
  });
}
