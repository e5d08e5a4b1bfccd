import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { newRequestKey } from './request-key.js';

export type Filing = Schema<'FilingDto'>;
export type FilingDetail = Schema<'FilingDetailDto'>;
export type FilingKind = Filing['kind'];
export type FilingState = Filing['state'];
export type FieldChange = Schema<'FieldChangeDto'>;
export type FilingPast = Schema<'FilingStateDto'>;

/** Request body of each kind of budget change request. */
export interface FilingBodies {
  cost: Schema<'CostFigureDto'>;
  'year-plan': Schema<'YearPlanBody'>;
  funding: Schema<'FundingPlanBody'>;
  'special-bond': Schema<'SpecialBondBody'>;
  'period-figure': Schema<'PeriodFigureBody'>;
  target: Schema<'TargetAdjustmentBody'>;
}

/** A kind of budget change request with its content. */
export type FiledBody = {
  [Kind in FilingKind]: { kind: Kind; body: FilingBodies[Kind] };
}[FilingKind];

const FILINGS = 'budget-filings';
const PAGE = 100;

/** Budget change requests of all visible projects, newest first; null means no restriction. */
export const useFilings = ({
  state,
  kind,
}: {
  state: FilingState | null;
  kind: FilingKind | null;
}) =>
  usePages<Filing>([FILINGS, 'list', { state, kind }], (cursor) =>
    dataOf(
      api.GET('/api/budget-filings', {
        params: {
          query: { limit: PAGE, cursor, state: state ?? undefined, kind: kind ?? undefined },
        },
      }),
    ),
  );

/** Budget change requests of one project, newest first. */
export const useProjectFilings = (projectId: string, kind: FilingKind | null = null) =>
  usePages<Filing>([...projectKey(projectId), FILINGS, kind], (cursor) =>
    dataOf(
      api.GET('/api/projects/{id}/budget-filings', {
        params: {
          path: { id: projectId },
          query: { limit: PAGE, cursor, kind: kind ?? undefined },
        },
      }),
    ),
  );

/** One budget change request with the field changes and the rule results. */
export const useFiling = (id: string) =>
  useQuery({
    queryKey: [FILINGS, id],
    queryFn: () => dataOf(api.GET('/api/budget-filings/{id}', { params: { path: { id } } })),
  });

/** Every state of a change request, oldest first. */
export const useFilingStates = (id: string) =>
  usePages<FilingPast>([FILINGS, id, 'states'], (cursor) =>
    dataOf(
      api.GET('/api/budget-filings/{id}/states', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/**
 * Returns a function that invalidates cached data after a change request was changed. It resolves
 * when the data on screen has been reloaded.
 */
function useAfterFiling(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [[FILINGS], ['project'], ['projects'], ['layers'], ['alerts']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/**
 * Creates a draft, or replaces the content of an existing one. Uses a new idempotency key per call,
 * because saving a sheet creates several drafts.
 */
export function useSaveFiling(projectId: string) {
  return useMutation({
    mutationFn: ({
      filed,
      over,
    }: {
      filed: FiledBody;
      over: Pick<Filing, 'id' | 'etag'> | null;
    }) => (over ? replace(filed, over) : begin(filed, projectId)),
    onSuccess: useAfterFiling(),
  });
}

function begin({ kind, body }: FiledBody, projectId: string): Promise<FilingDetail> {
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
  { id, etag }: Pick<Filing, 'id' | 'etag'>,
): Promise<FilingDetail> {
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

/** The content of a draft that is not complete yet. */
export interface UnfinishedBody {
  kind: FilingKind;
  content: Record<string, unknown>;
}

/**
 * Saves an incomplete draft. Fields that are present must be well-formed; rules are checked when
 * the draft is submitted.
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
    onSuccess: useAfterFiling(),
  });
}

/** The id and version of the change request to act on. */
type Held = Pick<Filing, 'id' | 'etag'>;
const heldBy = ({ id, etag }: Held) => ({ path: { id }, header: { 'If-Match': etag } });

/** Submits a change request for approval. */
export const useSubmitFiling = () =>
  useMutation({
    mutationFn: (filing: Held) =>
      dataOf(api.POST('/api/budget-filings/{id}/submission', { params: heldBy(filing) })),
    onSettled: useAfterFiling(),
  });

/** Approves another person's change request. */
export const useApproveFiling = () =>
  useMutation({
    mutationFn: (filing: Held) =>
      dataOf(api.POST('/api/budget-filings/{id}/approval', { params: heldBy(filing) })),
    onSettled: useAfterFiling(),
  });

/** Returns a change request with a reason. */
export const useReturnFiling = () =>
  useMutation({
    mutationFn: ({ filing, reason }: { filing: Held; reason: string }) =>
      dataOf(
        api.POST('/api/budget-filings/{id}/return', { params: heldBy(filing), body: { reason } }),
      ),
    onSuccess: useAfterFiling(),
  });

/** Withdraws one's own change request, optionally with a reason. */
export const useWithdrawFiling = () =>
  useMutation({
    mutationFn: ({ filing, reason }: { filing: Held; reason: string | null }) =>
      dataOf(
        api.POST('/api/budget-filings/{id}/withdrawal', {
          params: heldBy(filing),
          body: { reason },
        }),
      ),
    onSuccess: useAfterFiling(),
  });
