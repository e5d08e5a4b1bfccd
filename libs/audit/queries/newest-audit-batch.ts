import type { Tx } from '#platform/database';
import { lastAuditBatch } from '../store/audit-batch-rows.js';

/**
 * Signature of the newest batch of audit events. An administrator can note it outside the database,
 * to compare it with the stored signatures later.
 */
export interface NewestAuditBatch {
  number: bigint;
  toId: bigint;
  records: number;
  hash: string;
  sealedAt: Date;
}

/** Returns the signature of the newest batch of audit events; null when there is none. */
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
