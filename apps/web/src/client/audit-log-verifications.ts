import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type AuditLogRun = Schema<'AuditLogRunDto'>;
export type AuditLogVerification = Schema<'AuditLogVerificationDto'>;

const RUNS = ['audit-log-verifications'] as const;
const PAGE = 10;

/** Loads past verifications of the audit log, newest first. */
export const useAuditLogVerifications = () =>
  usePages<AuditLogVerification>(RUNS, (cursor) =>
    dataOf(
      api.GET('/api/audit-events/verifications', { params: { query: { limit: PAGE, cursor } } }),
    ),
  );

/**
 * Verifies the whole audit log now. If the text of a checkpoint file is given, also checks that the
 * log agrees with it.
 */
export function useVerifyAuditLog() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (checkpoint?: string) =>
      dataOf(
        api.POST('/api/audit-events/verifications', {
          body: checkpoint === undefined ? {} : { checkpoint },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: RUNS }),
  });
}
