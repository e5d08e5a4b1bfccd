import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import { BUDGET, BUDGET_KINDS } from './budget-kinds.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';
import { etagOf } from './tagged.js';

export type Approval = Schema<'ChangeRequestDto'>;
export type ApprovalDetail = Schema<'ChangeRequestDetailDto'>;
export type ApprovalState = Approval['state'];
export type ApprovalSummary = NonNullable<Approval['summary']>;
export type ApprovalComment = Schema<'CommentDto'>;

/** Filters of the list of change requests; null means no restriction. */
export interface ApprovalFilter {
  state: ApprovalState | null;
  /** A kind, or `BUDGET`. */
  kind: string | null;
  /** `decide`: those that wait for the user's decision; `own`: those that the user filed. */
  mine: 'decide' | 'own' | null;
  projectId: string | null;
  organisationId: string | null;
  /** A month as `YYYY-MM`. */
  month: string | null;
}

const APPROVALS = 'change-requests';
const PAGE = 100;
const ASK_AGAIN_MS = 60_000;

const readApprovals = (filter: ApprovalFilter, cursor?: string) =>
  dataOf(
    api.GET('/api/change-requests', {
      params: {
        query: {
          limit: PAGE,
          cursor,
          state: filter.state ?? undefined,
          kind: filter.kind === BUDGET ? BUDGET_KINDS.join(',') : (filter.kind ?? undefined),
          mine: filter.mine ?? undefined,
          project: filter.projectId ?? undefined,
          organisation: filter.organisationId ?? undefined,
          month: filter.month ?? undefined,
        },
      },
    }),
  );

/** Loads change requests of all kinds, newest first. */
export const useApprovals = (filter: ApprovalFilter) =>
  usePages<Approval>([APPROVALS, 'list', filter], (cursor) => readApprovals(filter, cursor));

/** Loads one change request with everything that happened to it. */
export const useApproval = (id: string) =>
  useQuery({
    queryKey: [APPROVALS, id],
    queryFn: () => dataOf(api.GET('/api/change-requests/{id}', { params: { path: { id } } })),
  });

/**
 * Loads how many change requests wait, for the user's decision and those of the user for another
 * person's, and how many of the user's were returned or newly approved. Polled every minute,
 * because the menu shows it.
 */
export const useWaitingApprovals = () =>
  useQuery({
    queryKey: [APPROVALS, 'waiting'],
    queryFn: () => dataOf(api.GET('/api/change-requests/waiting', UNATTENDED)),
    refetchInterval: ASK_AGAIN_MS,
  });

/** Says until when the user has seen what became of their own change requests. */
export function useLook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (seenUntil: string) =>
      dataOf(api.POST('/api/change-requests/looks', { body: { seenUntil } })),
    onSuccess: (waiting) => client.setQueryData([APPROVALS, 'waiting'], waiting),
  });
}

/** Loads the first change requests of a filter that wait for the user's decision, newest first. */
export const useApprovalsToDecide = (filter: ApprovalFilter) =>
  useQuery({
    queryKey: [APPROVALS, 'to-decide', filter],
    queryFn: async () => (await readApprovals({ ...filter, mine: 'decide' })).items,
  });

/**
 * Returns a function that invalidates cached data after a change request has moved. Its promise
 * resolves when the data on screen has been reloaded. An approved request may have changed
 * anything, so everything that is shown is read again.
 */
function useAfterMove(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

/** Approves a change request of another user, in the version that the user has read. */
export function useApprove({ id, version }: Pick<Approval, 'id' | 'version'>) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/change-requests/{id}/approval', {
          params: { path: { id }, header: { 'Idempotency-Key': `${requestKey}-${version}` } },
          body: { version },
        }),
      ),
    onSettled: useAfterMove(),
  });
}

/** Returns a change request to its filer, or to the level below, with a reason. */
export function useReturn(id: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ChangeRequestReturnDto'>) =>
      dataOf(
        api.POST('/api/change-requests/{id}/return', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterMove(),
  });
}

/** Withdraws a change request of the user. The reason is optional. */
export const useWithdraw = (id: string) =>
  useMutation({
    mutationFn: (reason: string | null) =>
      dataOf(
        api.POST('/api/change-requests/{id}/withdrawal', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSettled: useAfterMove(),
  });

/** Submits a draft or returned change request. */
export function useSubmit({ id, version }: Pick<Approval, 'id' | 'version'>) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/change-requests/{id}/submission', {
          params: { path: { id }, header: { 'Idempotency-Key': `${requestKey}-${version}` } },
        }),
      ),
    onSettled: useAfterMove(),
  });
}

/**
 * Edits a draft or returned change request. A change that another user made since it was read is
 * not overwritten; the request is then read again.
 */
export const useEditApproval = ({ id, version }: Pick<Approval, 'id' | 'version'>) =>
  useMutation({
    mutationFn: (body: Schema<'ChangeRequestEditDto'>) =>
      dataOf(
        api.PATCH('/api/change-requests/{id}', {
          params: { path: { id }, header: { 'If-Match': etagOf(version) } },
          body,
        }),
      ),
    onSuccess: useAfterMove(),
  });

/** Decides several change requests, each by itself. */
export const useDecideMany = () =>
  useMutation({
    mutationFn: (body: Schema<'DecisionsDto'>) =>
      dataOf(api.POST('/api/change-requests/decisions', { body })),
    onSettled: useAfterMove(),
  });

/** Loads the conversation about a change request, oldest first. */
export const useApprovalComments = (id: string) =>
  usePages<ApprovalComment>([APPROVALS, id, 'comments'], (cursor) =>
    dataOf(
      api.GET('/api/change-requests/{id}/comments', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/** Writes in the conversation about a change request. */
export function useComment(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ words, requestKey }: { words: string; requestKey: string }) =>
      dataOf(
        api.POST('/api/change-requests/{id}/comments', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body: { words },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [APPROVALS, id, 'comments'] }),
  });
}
