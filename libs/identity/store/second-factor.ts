import type { Tx } from '#platform/database';

/** A person's stored second factor; `sealedSeed` is the encrypted TOTP secret. */
export interface StoredFactor {
  sealedSeed: Buffer;
  keyId: string;
  confirmedAt: Date | null;
  lastStep: number;
}

/**
 * Reads a person's second factor; null when there is none. Its row is locked until this transaction
 * ends, so that two simultaneous requests cannot use the same code.
 */
export async function lockFactor(tx: Tx, personId: string): Promise<StoredFactor | null> {
  const [row] = await tx.query<(Omit<StoredFactor, 'lastStep'> & { lastStep: bigint })[]>(
    'SELECT sealed_seed AS "sealedSeed", key_id AS "keyId", confirmed_at AS "confirmedAt", last_step AS "lastStep" FROM second_factors WHERE person_id = $1 FOR UPDATE',
    [personId],
  );
  return row ? { ...row, lastStep: Number(row.lastStep) } : null;
}

/**
 * Stores an encrypted secret that the person has yet to confirm, replacing an earlier unconfirmed
 * secret.
 * @returns false when the person already has a confirmed second factor.
 */
export async function putFactor(
  tx: Tx,
  personId: string,
  { sealedSeed, keyId }: Pick<StoredFactor, 'sealedSeed' | 'keyId'>,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET sealed_seed = $2, key_id = $3, created_at = $4,
       last_step = 0 WHERE second_factors.confirmed_at IS NULL
     RETURNING person_id`,
    [personId, sealedSeed, keyId, now],
  );
  return rows.length === 1;
}

/** Marks a second factor as confirmed and stores its recovery codes. */
export async function confirmFactor(
  tx: Tx,
  personId: string,
  { step, codeHashes, now }: { step: number; codeHashes: readonly string[]; now: Date },
): Promise<void> {
  await tx.query(
    'UPDATE second_factors SET confirmed_at = $2, last_step = $3 WHERE person_id = $1',
    [personId, now, step],
  );
  await tx.query(
    'INSERT INTO recovery_codes (person_id, code_hash) SELECT $1, unnest($2::text[])',
    [personId, codeHashes],
  );
}

/** Stores the number of the 30-second step whose one-time code was used last. */
export const useStep = async (tx: Tx, personId: string, step: number): Promise<void> => {
  await tx.query('UPDATE second_factors SET last_step = $2 WHERE person_id = $1', [personId, step]);
};

/**
 * Marks a recovery code as used.
 * @returns false when it is not a code of this person, or was used already.
 */
export async function useRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const [, used] = await tx.query<[object[], number]>(
    'UPDATE recovery_codes SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [personId, codeHash, now],
  );
  return used === 1;
}

/** Returns whether a person has a second factor, confirmed or not. */
export async function hasFactor(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query<object[]>('SELECT FROM second_factors WHERE person_id = $1', [
    personId,
  ]);
  return rows.length > 0;
}

/**
 * Removes a second factor, confirmed or not, and its recovery codes.
 * @returns false when the person had none.
 */
export async function removeFactor(tx: Tx, personId: string): Promise<boolean> {
  const [, removed] = await tx.query<[object[], number]>(
    'DELETE FROM second_factors WHERE person_id = $1',
    [personId],
  );
  return removed === 1;
}

/**
 * Lists the fingerprints of the keys with which the stored secrets are encrypted; empty when no
 * person has a second factor.
 */
export const keyIdsInUse = async (tx: Tx): Promise<string[]> =>
  (
    await tx.query<{ keyId: string }[]>('SELECT DISTINCT key_id AS "keyId" FROM second_factors')
  ).map(({ keyId }) => keyId);
