import { type Database, serviceScope, sqlState, type Tx } from '#platform';
import {
  BATCH_MAX,
  CANONICAL_VERSION,
  encodeLeaves,
  hashOfSeal,
  leafOf,
  LOWEST_ID,
  type SealFacts,
  START_OF_RECORD,
} from '../rules/seal.js';
import { recordTexts } from '../store/record-text.js';
import { addSeal, lastSeal } from '../store/seal-rows.js';

/** Taken shared by whoever records, see the trigger `hold_record_open`. */
const RECORDING = 7_410_000_004;
const ONE_SEALER = 7_410_000_005;
const WAIT = '2s';
const BATCHES_MAX = 200;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Seals what was recorded since the last seal, in batches that name their predecessor. To be called again and again, by anyone:
 * while another seals, or a transaction that records will not end, it seals nothing and the next call makes up for it.
 * @returns how many records were sealed now.
 */
export async function sealRecords(
  database: Database,
  { batchMax = BATCH_MAX }: { batchMax?: number } = {},
): Promise<{ sealed: number }> {
  const complete = await completeUpTo(database);
  let sealed = 0;
  for (let batch = 0; complete !== null && batch < BATCHES_MAX; batch += 1) {
    const added = await database.write(serviceScope('seal'), (tx) =>
      sealBatch(tx, complete, batchMax),
    );
    sealed += added;
    if (added < batchMax) break;
  }
  return { sealed };
}

/**
 * The id up to which the record is complete: whoever holds a smaller one has committed or will never. In a transaction of its own, so that
 * those who record wait for it no longer than it waits itself. Null when somebody took too long.
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

async function sealBatch(tx: Tx, upTo: bigint, limit: number): Promise<number> {
  const [lock] = await tx.query<{ taken: boolean; at: Date }[]>(
    `SELECT pg_try_advisory_xact_lock($1) AS taken, date_trunc('milliseconds', clock_timestamp()) AS at`,
    [ONE_SEALER],
  );
  if (!lock?.taken) return 0;
  const before = await lastSeal(tx);
  const leaves = (await recordTexts(tx, { after: before?.toId ?? LOWEST_ID, upTo, limit })).map(
    (record) => leafOf(record, CANONICAL_VERSION),
  );
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (!first || !last) return 0;
  const seal: SealFacts = {
    number: (before?.number ?? 0n) + 1n,
    fromId: first.id,
    toId: last.id,
    records: leaves.length,
    canonicalVersion: CANONICAL_VERSION,
    leaves: encodeLeaves(leaves),
    previousHash: before?.hash ?? START_OF_RECORD,
    sealedAt: lock.at,
  };
  await addSeal(tx, { ...seal, hash: hashOfSeal(seal) });
  return leaves.length;
}
