import { createHash } from 'node:crypto';
import { lengthPrefixed } from '#values';
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

/** The text that is hashed: every column in a fixed order, length-prefixed. */
export const canonicalText = (entry: SealedFacts): string => lengthPrefixed([
  String(CANONICAL_VERSION), entry.previousHash, entry.projectId, String(entry.sequence), entry.id, entry.series, entry.month, entry.effectiveOn,
  String(entry.amountFen), entry.fundingSource, entry.document, entry.note, entry.origin, entry.reversesId, entry.recordedBy, entry.recordedAt.toISOString(),
]);

/** SHA-256 over the canonical text, lower-case hex. */
export const hashOfEntry = (entry: SealedFacts): string => createHash('sha256').update(canonicalText(entry)).digest('hex');
