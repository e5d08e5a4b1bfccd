import type { Tx } from '#platform';
import { lastSeal } from '../store/seal-rows.js';

/**
 * The newest batch signature, in the form in which it can be noted outside the database and
 * compared later.
 */
export interface NewestSeal {
  number: bigint;
  toId: bigint;
  records: number;
  hash: string;
  sealedAt: Date;
}

/** The newest batch signature; null when there is none. */
export async function newestSeal(tx: Tx): Promise<NewestSeal | null> {
  const seal = await lastSeal(tx);
  return seal
    ? {
        number: seal.number,
        toId: seal.toId,
        records: seal.records,
        hash: seal.hash,
        sealedAt: seal.sealedAt,
      }
    : null;
}
