import type { Tx } from '#platform';
import { CITY_ZONE, type Day } from '#values';

/** A deed as it was recorded; `id` grows with time. */
export interface RecordedDeed {
  id: bigint; recordedAt: Date; actorId: string; authority: string; action: string; outcome: 'done' | 'refused';
  subjectType: string | null; subjectId: string | null; oldValue: object | null; newValue: object | null; requestId: string; source: string | null;
}

/** Which deeds; days are the city's, both included. */
export interface DeedFilters { action?: string; actorId?: string; from?: Day; to?: Day }

/** Deeds, newest first; `after` is the id of the last one already seen. */
export async function listDeeds(tx: Tx, { limit, after, filters = {} }: { limit: number; after?: bigint; filters?: DeedFilters }): Promise<RecordedDeed[]> {
  return tx.query<RecordedDeed[]>(
    `SELECT id, recorded_at AS "recordedAt", actor_id AS "actorId", authority, action, outcome, subject_type AS "subjectType",
            subject_id AS "subjectId", old_value AS "oldValue", new_value AS "newValue", request_id AS "requestId", source
     FROM audit_records
     WHERE ($2::bigint IS NULL OR id < $2) AND ($3::text IS NULL OR action = $3) AND ($4::text IS NULL OR actor_id = $4)
       AND ($5::date IS NULL OR recorded_at >= $5::date::timestamp AT TIME ZONE $7)
       AND ($6::date IS NULL OR recorded_at < ($6::date + 1)::timestamp AT TIME ZONE $7)
     ORDER BY id DESC LIMIT $1`,
    [limit, after?.toString() ?? null, filters.action ?? null, filters.actorId ?? null, filters.from ?? null, filters.to ?? null, CITY_ZONE],
  );
}
