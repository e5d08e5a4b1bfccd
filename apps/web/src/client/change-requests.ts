import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type LedgerChangeRequest = Schema<'ShownLedgerChangeRequestDto'>;
export type LedgerChangeRequestLine = Schema<'LedgerChangeRequestLineDto'>;
export type LedgerChangeRequestTotal = Schema<'LedgerChangeRequestTotalDto'>;

/** Content of a change request of the ledger, with the sums by which it would move the totals. */
export interface LedgerPayload {
  form: LedgerChangeRequest['kind'];
  completedFen: string;
  fundsFen: string;
  paidFen: string;
}

/** Filter value for the kinds of change requests whose content is entries of the ledger. */
export const LEDGER_KINDS = 'ledger-entries,import';

/**
 * Returns the id of the change request with which the server answered; null when it answered with
 * something that was done at once.
 */
export const filedIn = (answer: object): string | null =>
  'subject' in answer && 'id' in answer && typeof answer.id === 'string' ? answer.id : null;

const LEDGER_CHANGE_REQUESTS = 'ledger-proposals';
const PAGE = 100;

/** Loads one ledger change request. */
export const useLedgerChangeRequest = (id: string) =>
  useQuery({
    queryKey: [LEDGER_CHANGE_REQUESTS, id],
    queryFn: () => dataOf(api.GET('/api/ledger-proposals/{id}', { params: { path: { id } } })),
  });

/** Loads the ledger entries that a change request proposes. */
export const useLedgerChangeRequestLines = (id: string) =>
  usePages<LedgerChangeRequestLine>([LEDGER_CHANGE_REQUESTS, id, 'lines'], (cursor) =>
    dataOf(
      api.GET('/api/ledger-proposals/{id}/entries', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/** Loads the running totals before and after a change request. */
export const useLedgerChangeRequestTotals = (id: string) =>
  useQuery({
    queryKey: [LEDGER_CHANGE_REQUESTS, id, 'totals'],
    queryFn: () =>
      dataOf(api.GET('/api/ledger-proposals/{id}/totals', { params: { path: { id } } })),
  });

/**
 * Returns a function that invalidates cached data after a decision about a ledger change request.
 * Its promise resolves when the data on screen has been reloaded.
 */
function useAfterDecision(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [
        [LEDGER_CHANGE_REQUESTS],
        ['change-requests'],
        ['project'],
        ['projects'],
        ['alerts'],
        ['spend'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}

/** Submits a new change request that reverses all entries of an approved one. */
export function useUndoLedgerChangeRequest(id: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'ReversalDto'>) =>
      dataOf(
        api.POST('/api/ledger-proposals/{id}/reversal', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: useAfterDecision(),
  });
}
