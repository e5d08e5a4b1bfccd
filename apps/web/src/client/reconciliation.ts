import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type ReconciledProject = Schema<'ReconciledProjectDto'>;
export type NewReportedFigure = Schema<'ReportedFigureBody'>;
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

/** Records what a reporter states of a project's month; it enters no sum. */
export function useRecordFigure(projectId: string) {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewReportedFigure) =>
      dataOf(
        api.POST('/api/projects/{id}/reported-figures', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [RECONCILIATION] }),
  });
}
