import type { Tx } from '#platform';

/** How far the sealer is behind: records without a seal, and for how many seconds the oldest has waited (null when there is none). */
export interface RecordLag {
  unsealed: number;
  oldestUnsealedSeconds: number | null;
}

/** How far the sealer is behind at this moment. */
export async function recordLag(tx: Tx): Promise<RecordLag> {
  const [lag] = await tx.query<RecordLag[]>(
    `SELECT count(*)::int AS unsealed, floor(extract(epoch FROM clock_timestamp() - min(recorded_at)))::int AS "oldestUnsealedSeconds"
     FROM audit_records WHERE id > coalesce((SELECT max(to_id) FROM audit_seals), 0)`,
  );
  if (!lag) throw new Error('an aggregate answered no row');
  return lag;
}
