import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type ReconciledProject = Schema<'ReconciledProjectDto'>;
export type NewReportedFigure = Schema<'ReportedFigureBody'>;
export type ExternalIds = Schema<'ExternalIdListDto'>;
export type Reporter = NewReportedFigure['reporter'];
export type ReportedSeries = NewReportedFigure['series'];

/** Which figures are shown, and whether only where reporters disagree. */
export interface ReconciliationFilter {
  month: string;
  series: ReportedSeries;
  differs: boolean;
}

const RECONCILIATION = 'reconciliation';
const PAGE = 50;

/** Loads the figures of a month from all reporters, by project. */
export const useReconciliation = (filter: ReconciliationFilter) =>
  usePages<ReconciledProject>([RECONCILIATION, filter], (cursor) => {
    const { month, series, differs } = filter;
    const query = { month, series, ...(differs ? { differs } : {}), limit: PAGE, cursor };
    return dataOf(api.GET('/api/reports/reconciliation', { params: { query } }));
  });

/** Returns a function that loads the figures anew; its promise resolves when they are on screen. */
function useAfterRecording(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [RECONCILIATION] });
}

/** Records what a reporter states of a project's month; it enters no sum. */
export function useRecordFigure(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewReportedFigure) =>
      dataOf(
        api.POST('/api/projects/{id}/reported-figures', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterRecording(),
  });
}

/** Records why the figures of a project's month differ. */
export function useExplainDifference(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'DifferenceReasonBody'>) =>
      dataOf(
        api.POST('/api/projects/{id}/difference-reasons', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterRecording(),
  });
}

const externalIdsKey = (projectId: string) => [...projectKey(projectId), 'external-ids'];

/** Loads the ids by which other systems know a project. */
export const useExternalIds = (projectId: string) =>
  useQuery({
    queryKey: externalIdsKey(projectId),
    queryFn: () =>
      dataOf(api.GET('/api/projects/{id}/external-ids', { params: { path: { id: projectId } } })),
  });

/** Replaces the ids by which other systems know a project. */
export function useSetExternalIds(projectId: string) {
  const [client, reload] = [useQueryClient(), useAfterRecording()];
  return useMutation({
    mutationFn: (body: ExternalIds) =>
      dataOf(
        api.PUT('/api/projects/{id}/external-ids', { params: { path: { id: projectId } }, body }),
      ),
    onSuccess: async (ids) => {
      client.setQueryData(externalIdsKey(projectId), ids);
      await reload();
    },
  });
}
