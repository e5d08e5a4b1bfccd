import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { newRequestKey } from './request-key.js';

export type ChangeRequest = Schema<'BudgetChangeRequestDto'>;
export type ChangeRequestDetail = Schema<'BudgetChangeRequestDetailDto'>;
export type ChangeRequestKind = ChangeRequest['kind'];
export type ChangeRequestState = ChangeRequest['state'];
export type FieldChange = Schema<'FieldChangeDto'>;
export type ChangeRequestPast = Schema<'BudgetChangeRequestStateDto'>;

/** Request body for each kind of budget change request. */
export interface ChangeRequestBodies {
  cost: Schema<'CostFigureDto'>;
  'year-plan': Schema<'YearPlanBody'>;
  funding: Schema<'FundingPlanBody'>;
  'special-bond': Schema<'SpecialBondBody'>;
  'period-figure': Schema<'PeriodFigureBody'>;
  target: Schema<'TargetAdjustmentBody'>;
}

/** Kind of a budget change request together with its request body. */
export type FiledBody = {
  [Kind in ChangeRequestKind]: { kind: Kind; body: ChangeRequestBodies[Kind] };
}[ChangeRequestKind];

const CHANGE_REQUESTS = 'budget-filings';
const PAGE = 100;

/**
 * Loads budget change requests of all projects that the user may see, newest first. A null filter
 * means no restriction.
 */
export const useChangeRequests = ({
  state,
  kind,
}: {
  state: ChangeRequestState | null;
  kind: ChangeRequestKind | null;
}) =>
  usePages<ChangeRequest>([CHANGE_REQUESTS, 'list', { state, kind }], (cursor) =>
    dataOf(
      api.GET('/api/budget-filings', {
        params: {
          query: { limit: PAGE, cursor, state: state ?? undefined, kind: kind ?? undefined },
        },
      }),
    ),
  );

/** Loads budget change requests of one project, newest first. A null kind means all kinds. */
export const useProjectChangeRequests = (
  projectId: string,
  kind: ChangeRequestKind | null = null,
) =>
  usePages<ChangeRequest>([...projectKey(projectId), CHANGE_REQUESTS, kind], (cursor) =>
    dataOf(
      api.GET('/api/projects/{id}/budget-filings', {
        params: {
          path: { id: projectId },
          query: { limit: PAGE, cursor, kind: kind ?? undefined },
        },
      }),
    ),
  );

/**
 * Loads one budget change request, with the fields that it changes and the results of the budget
 * rules.
 */
export const useChangeRequest = (id: string) =>
  useQuery({
    queryKey: [CHANGE_REQUESTS, id],
    queryFn: () => dataOf(api.GET('/api/budget-filings/{id}', { params: { path: { id } } })),
  });

/** Loads all states that a budget change request has had, oldest first. */
export const useChangeRequestStates = (id: string) =>
  usePages<ChangeRequestPast>([CHANGE_REQUESTS, id, 'states'], (cursor) =>
    dataOf(
      api.GET('/api/budget-filings/{id}/states', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/**
 * Returns a function that invalidates cached data after a change request was changed. Its promise
 * resolves when the data on screen has been reloaded.
 */
function useAfterChangeRequest(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [[CHANGE_REQUESTS], ['project'], ['projects'], ['layers'], ['alerts']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/**
 * Creates a draft of a budget change request, or replaces the content of an existing draft. Each
 * call uses a new idempotency key, because saving a table with several years creates several
 * drafts.
 */
export function useSaveChangeRequest(projectId: string) {
  return useMutation({
    mutationFn: ({
      filed,
      over,
    }: {
      filed: FiledBody;
      over: Pick<ChangeRequest, 'id' | 'etag'> | null;
    }) => (over ? replace(filed, over) : begin(filed, projectId)),
    onSuccess: useAfterChangeRequest(),
  });
}

function begin({ kind, body }: FiledBody, projectId: string): Promise<ChangeRequestDetail> {
  const params = { path: { id: projectId }, header: { 'Idempotency-Key': newRequestKey() } };
  switch (kind) {
    case 'cost':
      return dataOf(api.POST('/api/projects/{id}/cost-filings', { params, body }));
    case 'year-plan':
      return dataOf(api.POST('/api/projects/{id}/year-plan-filings', { params, body }));
    case 'funding':
      return dataOf(api.POST('/api/projects/{id}/funding-filings', { params, body }));
    case 'special-bond':
      return dataOf(api.POST('/api/projects/{id}/special-bond-filings', { params, body }));
    case 'period-figure':
      return dataOf(api.POST('/api/projects/{id}/period-figure-filings', { params, body }));
    case 'target':
      return dataOf(api.POST('/api/projects/{id}/target-filings', { params, body }));
  }
}

function replace(
  { kind, body }: FiledBody,
  { id, etag }: Pick<ChangeRequest, 'id' | 'etag'>,
): Promise<ChangeRequestDetail> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  switch (kind) {
    case 'cost':
      return dataOf(api.PUT('/api/cost-filings/{id}', { params, body }));
    case 'year-plan':
      return dataOf(api.PUT('/api/year-plan-filings/{id}', { params, body }));
    case 'funding':
      return dataOf(api.PUT('/api/funding-filings/{id}', { params, body }));
    case 'special-bond':
      return dataOf(api.PUT('/api/special-bond-filings/{id}', { params, body }));
    case 'period-figure':
      return dataOf(api.PUT('/api/period-figure-filings/{id}', { params, body }));
    case 'target':
      return dataOf(api.PUT('/api/target-filings/{id}', { params, body }));
  }
}

/** Content of a draft whose required fields may still be missing. */
export interface UnfinishedBody {
  kind: ChangeRequestKind;
  content: Record<string, unknown>;
}

/**
 * Saves an incomplete draft. Fields that are present must be well-formed. The budget rules are
 * checked only when the draft is submitted.
 */
export function useKeepUnfinished(projectId: string) {
  return useMutation({
    mutationFn: ({ body, over }: { body: UnfinishedBody; over: Held | null }) =>
      over
        ? dataOf(api.PUT('/api/unfinished-filings/{id}', { params: heldBy(over), body }))
        : dataOf(
            api.POST('/api/projects/{id}/unfinished-filings', {
              params: { path: { id: projectId }, header: { 'Idempotency-Key': newRequestKey() } },
              body,
            }),
          ),
    onSuccess: useAfterChangeRequest(),
  });
}

/** Id and version (ETag) of the change request that an action refers to. */
type Held = Pick<ChangeRequest, 'id' | 'etag'>;
const heldBy = ({ id, etag }: Held) => ({ path: { id }, header: { 'If-Match': etag } });

/** Submits a change request for approval. */
export const useSubmitChangeRequest = () =>
  useMutation({
    mutationFn: (changeRequest: Held) =>
      dataOf(api.POST('/api/budget-filings/{id}/submission', { params: heldBy(changeRequest) })),
    onSettled: useAfterChangeRequest(),
  });

/** Approves a change request of another user. */
export const useApproveChangeRequest = () =>
  useMutation({
    mutationFn: (changeRequest: Held) =>
      dataOf(api.POST('/api/budget-filings/{id}/approval', { params: heldBy(changeRequest) })),
    onSettled: useAfterChangeRequest(),
  });

/** Returns a change request to its author with a reason. */
export const useReturnChangeRequest = () =>
  useMutation({
    mutationFn: ({ filing: changeRequest, reason }: { filing: Held; reason: string }) =>
      dataOf(
        api.POST('/api/budget-filings/{id}/return', {
          params: heldBy(changeRequest),
          body: { reason },
        }),
      ),
    onSuccess: useAfterChangeRequest(),
  });

/** Withdraws a change request that the user created. The reason is optional. */
export const useWithdrawChangeRequest = () =>
  useMutation({
    mutationFn: ({ filing: changeRequest, reason }: { filing: Held; reason: string | null }) =>
      dataOf(
        api.POST('/api/budget-filings/{id}/withdrawal', {
          params: heldBy(changeRequest),
          body: { reason },
        }),
      ),
    onSuccess: useAfterChangeRequest(),
  });
