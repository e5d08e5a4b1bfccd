import type { Tx } from '#platform';

/** A second factor as it lies in the database; the seed is sealed. */
export interface StoredFactor {
  sealedSeed: Buffer;
  keyId: string;
  confirmedAt: Date | null;
  lastStep: number;
}

/** A person's second factor, or null; its row is held until this transaction ends, so that a step counts once. */
export async function lockFactor(tx: Tx, personId: string): Promise<StoredFactor | null> {
  const [row] = await tx.query<(Omit<StoredFactor, 'lastStep'> & { lastStep: bigint })[]>(
    'SELECT sealed_seed AS "sealedSeed", key_id AS "keyId", confirmed_at AS "confirmedAt", last_step AS "lastStep" FROM second_factors WHERE person_id = $1 FOR UPDATE',
    [personId],
  );
  return row ? { ...row, lastStep: Number(row.lastStep) } : null;
}

/** Puts a seed that waits to be confirmed; an earlier one that waited is gone. @returns false when a confirmed one stands. */
export async function putFactor(
  tx: Tx,
  personId: string,
  { sealedSeed, keyId }: Pick<StoredFactor, 'sealedSeed' | 'keyId'>,
  now: Date,
): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id) DO UPDATE SET sealed_seed = $2, key_id = $3, created_at = $4, last_step = 0 WHERE second_factors.confirmed_at IS NULL
     RETURNING person_id`,
    [personId, sealedSeed, keyId, now],
  );
  return rows.length === 1;
}

/** Puts a confirmed factor in force, with the recovery codes that go with it. */
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

/** Notes that a step was used. */
export const useStep = async (tx: Tx, personId: string, step: number): Promise<void> => {
  await tx.query('UPDATE second_factors SET last_step = $2 WHERE person_id = $1', [personId, step]);
};

/** Uses a recovery code up. @returns false when it is none of the person's, or was used already. */
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

/** Removes a second factor, confirmed or not, and its recovery codes. @returns whether there was one. */
export async function removeFactor(tx: Tx, personId: string): Promise<boolean> {
  const [, removed] = await tx.query<[object[], number]>(
    'DELETE FROM second_factors WHERE person_id = $1',
    [personId],
  );
  return removed === 1;
}

/** Keys by whose names seeds are sealed; none when nobody has a second factor. */
export const keyIdsInUse = async (tx: Tx): Promise<string[]> =>
  (
    await tx.query<{ keyId: string }[]>('SELECT DISTINCT key_id AS "keyId" FROM second_factors')
  ).map(({ keyId }) => keyId);
