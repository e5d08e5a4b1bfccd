import { type Database, serviceScope, sqlState, type Tx } from '#platform/database';
import {
  BATCH_MAX,
  CANONICAL_VERSION,
  encodeLeaves,
  hashOfBatch,
  leafOf,
  LOWEST_ID,
  type AuditBatchFacts,
  START_OF_RECORD,
} from '../rules/audit-batch.js';
import { recordTexts } from '../store/record-text.js';
import { addAuditBatch, lastAuditBatch } from '../store/audit-batch-rows.js';

/**
 * Key of the advisory lock that every transaction takes in shared mode when it writes audit events
 * (see the trigger `hold_record_open`), so that signing can wait for such transactions.
 */
const RECORDING = 7_410_000_004;
const ONE_SEALER = 7_410_000_005;
const WAIT = '2s';
const BATCHES_MAX = 200;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Signs the audit events written since the last batch signature, in batches; each batch signature
 * contains the hash of the previous one. Any process may call this function at any time. When
 * another process is signing, or a transaction that writes audit events stays open too long,
 * nothing is signed, and the next call signs all that is missing.
 * @returns how many audit events were signed by this call.
 */
export async function signAuditBatches(
  database: Database,
  { batchMax = BATCH_MAX }: { batchMax?: number } = {},
): Promise<{ sealed: number }> {
  const complete = await completeUpTo(database);
  let sealed = 0;
  for (let batch = 0; complete !== null && batch < BATCHES_MAX; batch += 1) {
    const added = await database.write(serviceScope('seal'), (tx) =>
      signBatch(tx, complete, batchMax),
    );
    sealed += added;
    if (added < batchMax) break;
  }
  return { sealed };
}

/**
 * Returns the id up to which the audit log is complete: every transaction that took a smaller id
 * has ended. Null when the lock was not obtained within the lock timeout. Uses a transaction of its
 * own, so that writers of audit events are blocked no longer than that timeout.
 */
async function completeUpTo(database: Database): Promise<bigint | null> {
  try {
    return await database.write(serviceScope('seal'), async (tx) => {
      await tx.query(`SET LOCAL lock_timeout = '${WAIT}'`);
      await tx.query('SELECT pg_advisory_xact_lock($1)', [RECORDING]);
      const [row] = await tx.query<{ id: bigint | null }[]>(
        'SELECT max(id) AS id FROM audit_records',
      );
      return row?.id ?? null;
    });
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) return null;
    throw error;
  }
}

async function signBatch(tx: Tx, upTo: bigint, limit: number): Promise<number> {
  const [lock] = await tx.query<{ taken: boolean; at: Date }[]>(
    `SELECT pg_try_advisory_xact_lock($1) AS taken, date_trunc('milliseconds', clock_timestamp()) AS at`,
    [ONE_SEALER],
  );
  if (!lock?.taken) return 0;
  const before = await lastAuditBatch(tx);
  const leaves = (await recordTexts(tx, { after: before?.toId ?? LOWEST_ID, upTo, limit })).map(
    (record) => leafOf(record, CANONICAL_VERSION),
  );
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (!first || !last) return 0;
  const batch: AuditBatchFacts = {
    number: (before?.number ?? 0n) + 1n,
    fromId: first.id,
    toId: last.id,
    records: leaves.length,
    canonicalVersion: CANONICAL_VERSION,
    leaves: encodeLeaves(leaves),
    previousHash: before?.hash ?? START_OF_RECORD,
    sealedAt: lock.at,
  };
  await addAuditBatch(tx, { ...batch, hash: hashOfBatch(batch) });
  return leaves.length;
}
