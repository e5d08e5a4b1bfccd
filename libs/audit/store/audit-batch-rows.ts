import type { Tx } from '#platform/database';
import type { AuditBatchFacts } from '../rules/audit-batch.js';

/** Signature of a batch of audit events, as stored in table `audit_seals`. */
export interface StoredAuditBatch extends AuditBatchFacts {
  hash: string;
}

const COLUMNS = `number, from_id AS "fromId", to_id AS "toId", records, canonical_version AS "canonicalVersion", leaves, previous_hash AS "previousHash", hash, sealed_at AS "sealedAt"`;

/** Returns the signature of the newest batch of audit events; undefined when there is none. */
export const lastAuditBatch = async (tx: Tx): Promise<StoredAuditBatch | undefined> =>
  (
    await tx.query<StoredAuditBatch[]>(
      `SELECT ${COLUMNS} FROM audit_seals ORDER BY number DESC LIMIT 1`,
    )
  )[0];

/**
 * Returns the signature of the batch of audit events that follows batch number `after`; undefined
 * when there is none.
 */
export const nextAuditBatch = async (
  tx: Tx,
  after: bigint,
): Promise<StoredAuditBatch | undefined> =>
  (
    await tx.query<StoredAuditBatch[]>(
      `SELECT ${COLUMNS} FROM audit_seals WHERE number > $1 ORDER BY number LIMIT 1`,
      [String(after)],
    )
  )[0];

/** Stores the signature of a batch of audit events. */
export async function addAuditBatch(tx: Tx, batch: StoredAuditBatch): Promise<void> {
  await tx.query(
    `INSERT INTO audit_seals (number, from_id, to_id, records, canonical_version, leaves,
      previous_hash, hash, sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      String(batch.number),
      String(batch.fromId),
      String(batch.toId),
      batch.records,
      batch.canonicalVersion,
      batch.leaves,
      batch.previousHash,
      batch.hash,
      batch.sealedAt.toISOString(),
    ],
  );
}
