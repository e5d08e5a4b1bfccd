import { useMutation, useQuery } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type LedgerEntry = Schema<'LedgerEntryDto'>;
export type NewLedgerEntry = Schema<'NewLedgerEntryDto'>;
export type MonthTotal = Schema<'MonthTotalDto'>;
export type Series = LedgerEntry['series'];
export type Origin = LedgerEntry['origin'];
export type FundingSource = NonNullable<LedgerEntry['fundingSource']>;

/**
 * Filters of a project's ledger; null means no restriction. `period` is a range of months such as
 * `2021-01..2025-12`. `knownAt` is a point in time: the ledger is shown as it was recorded then.
 */
export interface LedgerFilter {
  series: Series | null;
  fundingSource: FundingSource | null;
  origin: Origin | null;
  document: string | null;
  period: string | null;
  knownAt: string | null;
}

const PAGE = 100;

/** Loads ledger entries of a project in the order in which they were recorded. */
export function useLedgerEntries(projectId: string, filter: LedgerFilter) {
  const { series, fundingSource, origin, document, period, knownAt } = filter;
  const asked = {
    series: series ?? undefined,
    fundingSource: fundingSource ?? undefined,
    origin: origin ?? undefined,
    document: document ?? undefined,
    period: period ?? undefined,
    knownAt: knownAt ?? undefined,
  };
  return usePages<LedgerEntry>([...projectKey(projectId), 'ledger', filter], (cursor) =>
    dataOf(
      api.GET('/api/projects/{id}/ledger-entries', {
        params: { path: { id: projectId }, query: { limit: PAGE, cursor, ...asked } },
      }),
    ),
  );
}

/** Loads one ledger entry of a project. */
export const useLedgerEntry = (projectId: string, id: string) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'ledger-entry', id],
    queryFn: () => dataOf(api.GET('/api/ledger-entries/{id}', { params: { path: { id } } })),
  });

/**
 * Loads the ledger totals of a project by month and funding source. Without `period` and `knownAt`
 * these are the current totals of all months.
 */
export const useLedgerTotals = (
  projectId: string,
  { period, knownAt }: Pick<LedgerFilter, 'period' | 'knownAt'>,
) =>
  useQuery({
    queryKey: [...projectKey(projectId), 'ledger-totals', { period, knownAt }],
    queryFn: () =>
      dataOf(
        api.GET('/api/projects/{id}/ledger-totals', {
          params: {
            path: { id: projectId },
            query: { period: period ?? undefined, knownAt: knownAt ?? undefined },
          },
        }),
      ),
  });

/**
 * Submits a new ledger entry for approval. Repeating the request from the same open form has no
 * further effect.
 */
export function usePostEntry(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewLedgerEntry) =>
      dataOf(
        api.POST('/api/projects/{id}/ledger-entries', {
          params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Submits the reversal of a ledger entry, which adds an entry with the opposite amount. */
export function useReverseEntry(projectId: string, entryId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ReversalDto'>) =>
      dataOf(
        api.POST('/api/ledger-entries/{id}/reversal', {
          params: { path: { id: entryId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}

/** Submits the correction of a ledger entry, which reverses the entry and adds a new one. */
export function useCorrectEntry(projectId: string, entryId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'CorrectionDto'>) =>
      dataOf(
        api.POST('/api/ledger-entries/{id}/correction', {
          params: { path: { id: entryId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
