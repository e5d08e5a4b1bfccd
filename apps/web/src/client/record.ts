import { useQuery } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type AuditEvent = Schema<'AuditEventView'>;

/**
 * Filters of the audit log; null means no restriction. Days are in the city's time zone, and both
 * ends are included.
 */
export interface AuditEventFilter {
  action: string | null;
  actorId: string | null;
  /** Part of the current name of the person who acted. */
  actorName: string | null;
  outcome: AuditEvent['outcome'] | null;
  subjectType: string | null;
  subjectId: string | null;
  requestId: string | null;
  from: string | null;
  to: string | null;
}

/** Loads events of the audit log, newest first. */
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
  return usePages<AuditEvent>(['audit-events', filter], (cursor) =>
    dataOf(api.GET('/api/audit-events', { params: { query: { limit: 100, cursor, ...asked } } })),
  );
}

const ASK_AGAIN_MS = 30_000;

/** Loads how far the signing of the audit log has progressed, polled every 30 seconds. */
export const useAuditSigning = () =>
  useQuery({
    queryKey: ['audit-sealing'],
    queryFn: () => dataOf(api.GET('/api/audit-events/sealing', UNATTENDED)),
    refetchInterval: ASK_AGAIN_MS,
  });
