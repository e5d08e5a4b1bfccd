import type { Tx } from '#platform';
import { lastAuditBatch } from '../store/audit-batch-rows.js';

/**
 * The newest batch signature, in the form in which it can be noted outside the database and
 * compared later.
 */
export interface NewestAuditBatch {
  number: bigint;
  toId: bigint;
  records: number;
  hash: string;
  sealedAt: Date;
}

/** The newest batch signature; null when there is none. */
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
