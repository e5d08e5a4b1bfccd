import { recordsInScope } from '#platform/database';

/** Filters for audit events; an event must match all that are given. */
export interface AuditEventFilters {
  /**
   * Beginning of the action's name: `ledger.` selects every ledger action, `ledger.post` only that
   * one.
   */
  action?: string;
  actorId?: string;
  /** Only events that were caused by one of the people with these ids. */
  actorIds?: readonly string[];
  outcome?: 'done' | 'refused';
  subjectType?: string;
  subjectId?: string;
  requestId?: string;
  /** Only events recorded at this instant or later. */
  from?: Date;
  /** Only events recorded before this instant. */
  before?: Date;
}

/**
 * SQL condition that selects the audit events within the access scope that match {@link
 * AuditEventFilters}; {@link wantedParameters} gives its parameters $1 to $9.
 */
export const AUDIT_EVENTS_WANTED = `${recordsInScope('unit_id')}
  AND ($1::text IS NULL OR action COLLATE "C" ^@ $1) AND ($2::text IS NULL OR actor_id = $2)
  AND ($3::text IS NULL OR outcome = $3)
  AND ($4::text IS NULL OR subject_type = $4) AND ($5::text IS NULL OR subject_id = $5)
    AND ($6::text IS NULL OR request_id = $6)
  AND ($7::timestamptz IS NULL OR recorded_at >= $7)
    AND ($8::timestamptz IS NULL OR recorded_at < $8)
    AND ($9::text IS NULL OR actor_id = ANY (string_to_array($9, ',')))`;

export const wantedParameters = ({
  action,
  actorId,
  outcome,
  subjectType,
  subjectId,
  requestId,
  from,
  before,
  actorIds,
}: AuditEventFilters): (string | null)[] => [
  action ?? null,
  actorId ?? null,
  outcome ?? null,
  subjectType ?? null,
  subjectId ?? null,
  requestId ?? null,
  from?.toISOString() ?? null,
  before?.toISOString() ?? null,
  actorIds?.join(',') ?? null,
];
