import type { Tx } from '#platform';

/**
 * Backlog of batch signing: the number of audit events without a signature, and the age in seconds
 * of the oldest of these events; null when there is none.
 */
export interface RecordLag {
  unsealed: number;
  oldestUnsealedSeconds: number | null;
}

/** Returns the present backlog of batch signing. */
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
