import type { Tx } from '#platform';
import { lastAuditBatch } from '../store/audit-batch-rows.js';

/**
 * The newest batch signature, as an administrator can note it outside the database to compare it
 * later.
 */
export interface NewestAuditBatch {
  number: bigint;
  toId: bigint;
  records: number;
  hash: string;
  sealedAt: Date;
}

/** Returns the newest batch signature; null when there is none. */
export async function newestAuditBatch(tx: Tx): Promise<NewestAuditBatch | null> {
  const batch = await lastAuditBatch(tx);
  return batch
    ? {
        number: batch.number,
        toId: batch.toId,
        records: batch.records,
        hash: batch.hash,
        sealedAt: batch.sealedAt,
      }
    : null;
}
