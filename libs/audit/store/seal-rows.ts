import type { Tx } from '#platform';
import type { SealFacts } from '../rules/seal.js';

/** A batch signature as stored. */
export interface StoredSeal extends SealFacts {
  hash: string;
}

const COLUMNS = `number, from_id AS "fromId", to_id AS "toId", records, canonical_version AS "canonicalVersion", leaves, previous_hash AS "previousHash", hash, sealed_at AS "sealedAt"`;

/** The newest batch signature; undefined when there is none. */
export const lastSeal = async (tx: Tx): Promise<StoredSeal | undefined> =>
  (
    await tx.query<StoredSeal[]>(`SELECT ${COLUMNS} FROM audit_seals ORDER BY number DESC LIMIT 1`)
  )[0];

/** The batch signature that follows a number; undefined after the last. */
export const nextSeal = async (tx: Tx, after: bigint): Promise<StoredSeal | undefined> =>
  (
    await tx.query<StoredSeal[]>(
      `SELECT ${COLUMNS} FROM audit_seals WHERE number > $1 ORDER BY number LIMIT 1`,
      [String(after)],
    )
  )[0];

/** Stores a batch signature. */
export async function addSeal(tx: Tx, seal: StoredSeal): Promise<void> {
  await tx.query(
    `INSERT INTO audit_seals (number, from_id, to_id, records, canonical_version, leaves,
      previous_hash, hash, sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      String(seal.number),
      String(seal.fromId),
      String(seal.toId),
      seal.records,
      seal.canonicalVersion,
      seal.leaves,
      seal.previousHash,
      seal.hash,
      seal.sealedAt.toISOString(),
    ],
  );
}
