import { createHash } from 'node:crypto';
import type { EntryFacts } from './entry.js';

/** Version of the canonical text below; an entry names the one it was sealed with, so that the text may change later. */
export const CANONICAL_VERSION = 1;

/** Every column of an entry that the chain vouches for. */
export interface SealedFacts extends EntryFacts {
  id: string;
  projectId: string;
  sequence: bigint;
  recordedBy: string;
  recordedAt: Date;
  previousHash: string;
}

/** What stands before a project's first entry. */
export const startOfChain = (projectId: string): string => createHash('sha256').update(`ledger of ${projectId}`).digest('hex');

/**
 * The text that is hashed: each column as `bytes:value,` in a fixed order and `-,` for null.
 * Lengths make it unambiguous whatever the values contain, in any language that can count bytes.
 */
export function canonicalText(entry: SealedFacts): string {
  const columns: (string | null)[] = [
    String(CANONICAL_VERSION), entry.previousHash, entry.projectId, String(entry.sequence), entry.id, entry.series, entry.month, entry.effectiveOn,
    String(entry.amountFen), entry.fundingSource, entry.document, entry.note, entry.origin, entry.reversesId, entry.recordedBy, entry.recordedAt.toISOString(),
  ];
  return columns.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');
}

/** SHA-256 over the canonical text, lower-case hex. */
export const hashOfEntry = (entry: SealedFacts): string => createHash('sha256').update(canonicalText(entry)).digest('hex');
