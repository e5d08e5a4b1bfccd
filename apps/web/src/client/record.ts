import { useQuery } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type AuditEvent = Schema<'AuditRecordView'>;

/** Filters of the audit log; days are in the city's time zone, both ends included. */
export interface AuditEventFilter {
  action: string | null;
  actorId: string | null;
  /** Part of a person's present name. */
  actorName: string | null;
  outcome: AuditEvent['outcome'] | null;
  subjectType: string | null;
  subjectId: string | null;
  requestId: string | null;
  from: string | null;
  to: string | null;
}

/** The audit log, newest first. */
export function useAuditEvents(filter: AuditEventFilter) {
  const { action, actorId, actorName, outcome, subjectType, subjectId, requestId, from, to } =
    filter;
  const asked = {
    action: action ?? undefined,
    actorId: actorId ?? undefined,
    actorName: actorName ?? undefined,
    outcome: outcome ?? undefined,
    subjectType: subjectType ?? undefined,
    subjectId: subjectId ?? undefined,
    requestId: requestId ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
  };
  return usePages<AuditEvent>(['audit-records', filter], (cursor) =>
    dataOf(api.GET('/api/audit-records', { params: { query: { limit: 100, cursor, ...asked } } })),
  );
}

const ASK_AGAIN_MS = 30_000;

/** How far the signing of the audit log has progressed. */
export const useAuditSigning = () =>
  useQuery({
    queryKey: ['audit-sealing'],
    queryFn: () => dataOf(api.GET('/api/audit-records/sealing', UNATTENDED)),
    refetchInterval: ASK_AGAIN_MS,
  });
