import type { Tx } from '#platform/database';
import {
  AUDIT_EVENTS_WANTED,
  type AuditEventFilters,
  wantedParameters,
} from '../store/audit-events-wanted.js';

/** An audit event as stored. An event recorded later has a larger id. */
export interface RecordedAuditEvent {
  id: bigint;
  recordedAt: Date;
  actorId: string;
  authority: string;
  action: string;
  outcome: 'done' | 'refused';
  subjectType: string | null;
  subjectId: string | null;
  unitId: string | null;
  oldValue: object | null;
  newValue: object | null;
  requestId: string;
  source: string | null;
}

/**
 * Lists the audit events that the access scope may read, newest first. `after` is the id of the
 * last event of the previous page.
 */
export async function listAuditEvents(
  tx: Tx,
  { limit, after, filters = {} }: { limit: number; after?: bigint; filters?: AuditEventFilters },
): Promise<RecordedAuditEvent[]> {
  return tx.query<RecordedAuditEvent[]>(
    `SELECT id, recorded_at AS "recordedAt", actor_id AS "actorId", authority, action, outcome,
      subject_type AS "subjectType",
            subject_id AS "subjectId", unit_id AS "unitId", old_value AS "oldValue",
              new_value AS "newValue", request_id AS "requestId", source
     FROM audit_records WHERE ${AUDIT_EVENTS_WANTED} AND ($10::bigint IS NULL OR id < $10)
     ORDER BY id DESC LIMIT $11`,
    [...wantedParameters(filters), after?.toString() ?? null, limit],
  );
}
