import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { ApiProblem, dataOf } from './problem.js';
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

/** A change request that was filed or edited. */
export type SavedChangeRequest = Pick<ChangeRequest, 'id'>;

const CHANGE_REQUESTS = 'budget-filings';
const PAGE = 100;

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
      [
        [CHANGE_REQUESTS],
        ['change-requests'],
        ['project'],
        ['projects'],
        ['layers'],
        ['alerts'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/**
 * Files a budget change request, as a draft unless `submits`, or replaces the content of one that is
 * a draft or was returned. Each call uses a new idempotency key, because saving a table with several
 * years files several requests.
 */
export function useSaveChangeRequest(projectId: string) {
  return useMutation({
    mutationFn: ({
      filed,
      over,
      submits = false,
    }: {
      filed: FiledBody;
      over: Pick<ChangeRequest, 'id' | 'etag'> | null;
      submits?: boolean;
    }): Promise<SavedChangeRequest> =>
      over ? replace(filed, over) : begin(filed, projectId, submits),
    onSuccess: useAfterChangeRequest(),
  });
}

function begin(
  { kind, body }: FiledBody,
  projectId: string,
  submits: boolean,
): Promise<SavedChangeRequest> {
  const params = {
    path: { id: projectId },
    query: submits ? {} : { draft: 'true' as const },
    header: { 'Idempotency-Key': newRequestKey() },
  };
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

async function replace(
  { body }: FiledBody,
  { id, etag }: Pick<ChangeRequest, 'id' | 'etag'>,
): Promise<SavedChangeRequest> {
  try {
    return await dataOf(
      api.PATCH('/api/change-requests/{id}', {
        params: { path: { id }, header: { 'If-Match': etag } },
        body: { payload: { ...body } },
      }),
    );
  } catch (error) {
    throw atFieldsOfPayload(error);
  }
}

/** Returns an error about the payload with the paths that the fields of the form have. */
function atFieldsOfPayload(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || !error.problem) return error;
  const errors = error.problem.errors.map((one) => ({
    ...one,
    path: one.path.replace(/^payload\./, ''),
  }));
  return new ApiProblem(error.status, { ...error.problem, errors });
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
    mutationFn: ({
      body,
      over,
    }: {
      body: UnfinishedBody;
      over: Pick<ChangeRequest, 'id' | 'etag'> | null;
    }): Promise<SavedChangeRequest> =>
      over
        ? dataOf(
            api.PUT('/api/unfinished-filings/{id}', {
              params: { path: { id: over.id }, header: { 'If-Match': over.etag } },
              body,
            }),
          )
        : dataOf(
            api.POST('/api/projects/{id}/unfinished-filings', {
              params: { path: { id: projectId }, header: { 'Idempotency-Key': newRequestKey() } },
              body,
            }),
          ),
    onSuccess: useAfterChangeRequest(),
  });
}

/** Submits a change request for approval. */
export const useSubmitChangeRequest = () =>
  useMutation({
    mutationFn: ({ id }: SavedChangeRequest) =>
      dataOf(
        api.POST('/api/change-requests/{id}/submission', {
          params: { path: { id }, header: { 'Idempotency-Key': newRequestKey() } },
        }),
      ),
    onSettled: useAfterChangeRequest(),
  });
