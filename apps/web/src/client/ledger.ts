import { useMutation } from '@tanstack/react-query';
import { useAfterChange } from './after-change.js';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { projectKey } from './projects.js';
import { useRequestKey } from './request-key.js';

export type LedgerEntry = Schema<'LedgerEntryDto'>;
export type NewLedgerEntry = Schema<'NewLedgerEntryDto'>;
export type Series = LedgerEntry['series'];
export type FundingSource = NonNullable<LedgerEntry['fundingSource']>;

const PAGE = 100;

/** Entries of a project in the order they were recorded, of one series or of all. */
export const useLedgerEntries = (projectId: string, series: Series | null) =>
  usePages<LedgerEntry>([...projectKey(projectId), 'ledger', series], (cursor) => dataOf(api.GET('/api/projects/{id}/ledger-entries', {
    params: { path: { id: projectId }, query: { limit: PAGE, cursor, series: series ?? undefined } },
  })));

/** Posts an entry; a repeat from the same open form has one effect. */
export function usePostEntry(projectId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: NewLedgerEntry) => dataOf(api.POST('/api/projects/{id}/ledger-entries', {
      params: { path: { id: projectId }, header: { 'Idempotency-Key': requestKey } }, body,
    })),
    onSuccess: useAfterChange(projectId),
  });
}

/** Takes an entry back by a reversing one. */
export function useReverseEntry(projectId: string, entryId: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ReversalDto'>) => dataOf(api.POST('/api/ledger-entries/{id}/reversal', {
      params: { path: { id: entryId }, header: { 'Idempotency-Key': requestKey } }, body,
    })),
    onSuccess: useAfterChange(projectId),
  });
}
