import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type LedgerVerification = Schema<'LedgerVerificationDto'>;
export type LedgerDigest = Schema<'LedgerDigestDto'>;

const RUNS = ['ledger-verifications'] as const;
const PAGE = 20;

/** Runs of the ledger's verification, newest first. */
export const useVerifications = () =>
  usePages<LedgerVerification>(RUNS, (cursor) =>
    dataOf(api.GET('/api/ledger-verifications', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Verifies the whole ledger now, also against the text of a checkpoint that was kept outside. */
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

/** The signed digests, newest first. */
export const useDigests = () =>
  usePages<LedgerDigest>(['ledger-digests'], (cursor) =>
    dataOf(api.GET('/api/ledger-digests', { params: { query: { limit: PAGE, cursor } } })),
  );

/** The public half of the key that signs them. */
export const useDigestKey = () =>
  useQuery({
    queryKey: ['ledger-digest-key'],
    queryFn: () => dataOf(api.GET('/api/ledger-digests/key')),
  });

/** Address of a digest as a file, byte for byte as it was signed; a day may have several. */
export const digestAddress = ({ day, sha256 }: Pick<LedgerDigest, 'day' | 'sha256'>): string =>
  `/api/ledger-digests/${day}?sha256=${sha256}`;
