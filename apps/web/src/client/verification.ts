import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { addressOf } from './base-path.js';

export type LedgerVerification = Schema<'LedgerVerificationDto'>;
export type LedgerCheckpoint = Schema<'LedgerCheckpointFactsDto'>;

const RUNS = ['ledger-verifications'] as const;
const PAGE = 20;

/** Loads past verifications of the ledger, newest first. */
export const useVerifications = () =>
  usePages<LedgerVerification>(RUNS, (cursor) =>
    dataOf(api.GET('/api/ledger-verifications', { params: { query: { limit: PAGE, cursor } } })),
  );

/**
 * Verifies the whole ledger now. If the text of a checkpoint file is given, also checks that the
 * ledger agrees with it.
 */
export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (checkpoint?: string) =>
      dataOf(
        api.POST('/api/ledger-verifications', {
          body: checkpoint === undefined ? {} : { checkpoint },
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: RUNS }),
        client.invalidateQueries({ queryKey: ['ledger-contradictions'] }),
      ]),
  });
}

/** Loads the signed daily checkpoints of the ledger, newest first. */
export const useCheckpoints = () =>
  usePages<LedgerCheckpoint>(['ledger-digests'], (cursor) =>
    dataOf(api.GET('/api/ledger-digests', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads the public key with which the signatures of checkpoints can be verified. */
export const useCheckpointKey = () =>
  useQuery({
    queryKey: ['ledger-digest-key'],
    queryFn: () => dataOf(api.GET('/api/ledger-digests/key')),
  });

/**
 * Returns the URL of a checkpoint as a file that contains exactly the signed bytes. The URL
 * contains the hash, because a day may have several checkpoints.
 */
export const checkpointAddress = ({
  day,
  sha256,
}: Pick<LedgerCheckpoint, 'day' | 'sha256'>): string =>
  addressOf(`/api/ledger-digests/${day}?sha256=${sha256}`);
