import type { Tx } from '#platform';
import { lastSeal } from '../store/seal-rows.js';

/** The newest seal, as somebody may note it down and later hold against the record. */
export interface NewestSeal {
  number: bigint;
  toId: bigint;
  records: number;
  hash: string;
  sealedAt: Date;
}

/** The newest seal; null before the first. */
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
