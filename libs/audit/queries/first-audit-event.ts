import type { Tx } from '#platform/database';

/** Returns when the first audit event was recorded; null when there is none. */
export async function firstAuditEventAt(tx: Tx): Promise<Date | null> {
  const [first] = await tx.query<{ recordedAt: Date }[]>(
    'SELECT recorded_at AS "recordedAt" FROM audit_records ORDER BY id LIMIT 1',
  );
  return first?.recordedAt ?? null;
}
