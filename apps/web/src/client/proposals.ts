import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import type { Series } from './ledger.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Proposal = Schema<'ShownLedgerProposalDto'>;
export type ProposalLine = Schema<'ProposalLineDto'>;
export type ProposalTotal = Schema<'ProposalTotalDto'>;
export type ProposalState = Proposal['state'];
export type ProposalKind = Proposal['kind'];

/** Filters of ledger change requests; null means no restriction. */
export interface ProposalFilter {
  state: ProposalState | null;
  kind: ProposalKind | null;
  filedBy: string | null;
  projectId: string | null;
  series?: Series | undefined;
  month?: string | undefined;
}

const PROPOSALS = 'ledger-proposals';
const PAGE = 100;
const ASK_AGAIN_MS = 60_000;

/** Ledger change requests, newest first. */
export const useProposals = ({ state, kind, filedBy, projectId, series, month }: ProposalFilter) =>
  usePages<Proposal>(
    [PROPOSALS, 'list', { state, kind, filedBy, projectId, series, month }],
    (cursor) =>
      dataOf(
        api.GET('/api/ledger-proposals', {
          params: {
            query: {
              limit: PAGE,
              cursor,
              state: state ?? undefined,
              kind: kind ?? undefined,
              filedBy: filedBy ?? undefined,
              projectId: projectId ?? undefined,
              series,
              month,
            },
          },
        }),
      ),
  );

/** One ledger change request. */
export const useProposal = (id: string) =>
  useQuery({
    queryKey: [PROPOSALS, id],
    queryFn: () => dataOf(api.GET('/api/ledger-proposals/{id}', { params: { path: { id } } })),
  });

/** The entries of a change request. */
export const useProposalLines = (id: string) =>
  usePages<ProposalLine>([PROPOSALS, id, 'lines'], (cursor) =>
    dataOf(
      api.GET('/api/ledger-proposals/{id}/entries', {
        params: { path: { id }, query: { limit: PAGE, cursor } },
      }),
    ),
  );

/** The effect of a change request on the running totals. */
export const useProposalTotals = (id: string) =>
  useQuery({
    queryKey: [PROPOSALS, id, 'totals'],
    queryFn: () =>
      dataOf(api.GET('/api/ledger-proposals/{id}/totals', { params: { path: { id } } })),
  });

/**
 * The number of change requests that wait for the reader's decision, polled every minute for the
 * menu.
 */
export const useWaitingProposals = () =>
  useQuery({
    queryKey: [PROPOSALS, 'waiting'],
    queryFn: () => dataOf(api.GET('/api/ledger-proposals/waiting', UNATTENDED)),
    refetchInterval: ASK_AGAIN_MS,
  });

/**
 * Returns a function that invalidates cached data after a decision. It resolves when the data on
 * screen has been reloaded.
 */
function useAfterDecision(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [[PROPOSALS], ['project'], ['projects'], ['alerts'], ['spend']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** Approves another person's change request. */
export function useApproveProposal(id: string) {
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/ledger-proposals/{id}/approval', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
        }),
      ),
    onSettled: useAfterDecision(),
  });
}

/** Returns a change request with a reason. */
export const useReturnProposal = (id: string) =>
  useMutation({
    mutationFn: (body: Schema<'ReversalDto'>) =>
      dataOf(api.POST('/api/ledger-proposals/{id}/return', { params: { path: { id } }, body })),
    onSuccess: useAfterDecision(),
  });

/** Withdraws one's own change request. */
export const useWithdrawProposal = (id: string) =>
  useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/ledger-proposals/{id}', { params: { path: { id } } })),
    onSettled: useAfterDecision(),
  });

/** Submits a change request that reverses all entries of an approved one. */
export function useUndoProposal(id: string) {
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
