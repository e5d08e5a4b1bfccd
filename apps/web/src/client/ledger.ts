import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';
import { etagOf } from './tagged.js';

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
 * Files a ledger entry for another person's decision, or saves it as a draft. With `editing`, that
 * draft or returned request gets the values instead, and is submitted.
 */
export function useFilePosting(
  projectId: string,
  editing: Pick<Schema<'ChangeRequestDto'>, 'id' | 'version'> | undefined,
) {
  const requestKey = useRequestKey();
  // Version of the edited request: its edit may succeed and its submission fail.
  const version = useRef(editing?.version);
  return useMutation({
    mutationFn: async ({ body, draft }: { body: NewLedgerEntry; draft: boolean }) => {
      if (!editing)
        return dataOf(
          api.POST('/api/projects/{id}/ledger-entries', {
            params: {
              path: { id: projectId },
              query: draft ? { draft: 'true' } : {},
              header: { 'Idempotency-Key': requestKey },
            },
            body,
          }),
        );
      const path = { id: editing.id };
      const edited = await dataOf(
        api.PATCH('/api/change-requests/{id}', {
          params: { path, header: { 'If-Match': etagOf(version.current ?? editing.version) } },
          body: { payload: { ...body }, note: body.note ?? null },
        }),
      );
      version.current = edited.version;
      if (draft) return edited;
      return dataOf(api.POST('/api/change-requests/{id}/submission', { params: { path } }));
    },
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

/** Submits money of a ledger entry that came back, as an entry of the month in which it did. */
export function useRecoverEntry(projectId: string, entryId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'RecoveryDto'>) =>
      dataOf(
        api.POST('/api/ledger-entries/{id}/recoveries', {
          params: { path: { id: entryId }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterChange(projectId),
  });
}
