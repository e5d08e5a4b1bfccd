import type { Tx } from '#platform/database';
import type { RecordText } from '../rules/audit-batch.js';

/**
 * SQL columns of {@link RecordText}. JSON is selected as text, as PostgreSQL prints it, because
 * parsing it in JavaScript would change it.
 */
const COLUMNS = `id::text AS id, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt", actor_id AS "actorId", authority, action, outcome,
  subject_type AS "subjectType", subject_id AS "subjectId", old_value::text AS "oldValue", new_value::text AS "newValue", request_id AS "requestId", source, unit_id AS "unitId"`;

/**
 * Reads the audit events whose id is above `after` and at most `upTo`, in the order of their ids,
 * at most `limit` of them.
 */
export const recordTexts = (
  tx: Tx,
  { after, upTo, limit }: { after: bigint; upTo: bigint; limit: number },
): Promise<RecordText[]> =>
  tx.query<RecordText[]>(
    `SELECT ${COLUMNS} FROM audit_records WHERE id > $1 AND id <= $2 ORDER BY audit_records.id LIMIT $3`,
    [String(after), String(upTo), limit],
  );
