import type { Tx } from '#platform/database';

/**
 * Audit events that are not signed yet: their number, and the age of the oldest of them in seconds;
 * the age is null when there is none.
 */
export interface RecordLag {
  unsealed: number;
  oldestUnsealedSeconds: number | null;
}

/** Returns how many audit events are not signed yet, and the age of the oldest of them. */
export async function recordLag(tx: Tx): Promise<RecordLag> {
  const [lag] = await tx.query<RecordLag[]>(
    `SELECT count(*)::int AS unsealed,
      floor(extract(epoch FROM clock_timestamp() - min(recorded_at)))::int
      AS "oldestUnsealedSeconds"
     FROM audit_records WHERE id > coalesce((SELECT max(to_id) FROM audit_seals), 0)`,
  );
  if (!lag) throw new Error('an aggregate answered no row');
  return lag;
}
