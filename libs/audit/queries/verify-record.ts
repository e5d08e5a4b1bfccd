import type { Tx } from '#platform';
import { firstFlawOf, type RecordFlawKind } from '../rules/compare-batch.js';
import {
  CANONICAL_VERSIONS,
  decodeLeaves,
  hashOfSeal,
  leafOf,
  LOWEST_ID,
  START_OF_RECORD,
} from '../rules/seal.js';
import { recordTexts } from '../store/record-text.js';
import { nextSeal, type StoredSeal } from '../store/seal-rows.js';
import { recordLag } from './record-lag.js';

/**
 * A batch signature that was noted outside the database. Comparing with it reveals a chain whose
 * end was rewritten.
 */
export interface NotedSeal {
  number: bigint;
  hash: string;
}

/**
 * The first error in the audit log: the batch, the event if the error concerns one, and the kind of
 * error.
 */
export interface RecordFlaw {
  seal: bigint;
  recordId: bigint | null;
  kind: RecordFlawKind;
  what: string;
}

/**
 * Result of a verification: how much was checked, the newest batch signature, how many events are
 * not signed yet, and the first error.
 */
export interface RecordVerdict {
  seals: number;
  records: number;
  unsealed: number;
  head: NotedSeal | null;
  flaw: RecordFlaw | null;
}

/**
 * Recomputes every batch signature from its audit events and stops at the first mismatch.
 * Read-only. With `noted`, the batch of that number must have the noted hash.
 */
export async function verifyRecord(tx: Tx, noted: NotedSeal | null = null): Promise<RecordVerdict> {
  const verdict: RecordVerdict = {
    seals: 0,
    records: 0,
    unsealed: (await recordLag(tx)).unsealed,
    head: null,
    flaw: null,
  };
  let before: StoredSeal | undefined;
  for (let seal = await nextSeal(tx, 0n); seal; seal = await nextSeal(tx, seal.number)) {
    const flaw = chainFlaw(seal, before, noted) ?? (await batchFlaw(tx, seal, before));
    if (flaw) return { ...verdict, flaw };
    verdict.seals += 1;
    verdict.records += seal.records;
    verdict.head = { number: seal.number, hash: seal.hash };
    before = seal;
  }
  const missing = noted && noted.number > (before?.number ?? 0n);
  return missing
    ? {
        ...verdict,
        flaw: {
          seal: noted.number,
          recordId: null,
          kind: 'end-missing',
          what: 'the seal was noted and is gone, and with it all that came after',
        },
      }
    : verdict;
}

function chainFlaw(
  seal: StoredSeal,
  before: StoredSeal | undefined,
  noted: NotedSeal | null,
): RecordFlaw | null {
  const number = (before?.number ?? 0n) + 1n;
  const flaw = (kind: RecordFlawKind, what: string): RecordFlaw => ({
    seal: number,
    recordId: null,
    kind,
    what,
  });
  if (seal.number !== number)
    return flaw('seal-missing', `the seal is gone; the next one is ${seal.number}`);
  if (!CANONICAL_VERSIONS.has(seal.canonicalVersion))
    return flaw(
      'seal-version-unknown',
      `the seal speaks of version ${seal.canonicalVersion} of its text, which this program cannot check`,
    );
  if (seal.previousHash !== (before?.hash ?? START_OF_RECORD))
    return flaw('seal-chain-broken', 'the seal does not name its predecessor');
  if (seal.hash !== hashOfSeal(seal))
    return flaw('seal-changed', 'a column of the seal was changed');
  return noted?.number === seal.number && noted.hash !== seal.hash
    ? flaw('seal-not-noted', 'the seal is not the one that was noted')
    : null;
}

async function batchFlaw(
  tx: Tx,
  seal: StoredSeal,
  before: StoredSeal | undefined,
): Promise<RecordFlaw | null> {
  const standing = await recordTexts(tx, {
    after: before?.toId ?? LOWEST_ID,
    upTo: seal.toId,
    limit: seal.records + 1,
  });
  const flaw = firstFlawOf(
    decodeLeaves(seal.leaves),
    standing.map((record) => leafOf(record, seal.canonicalVersion)),
  );
  return flaw && { seal: seal.number, ...flaw };
}
