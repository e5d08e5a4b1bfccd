import { hash } from 'node:crypto';
import { lengthPrefixed } from '#values';
import type { EntryFacts } from './entry.js';

/**
 * Version of the entry format with which new entries are hashed. Each entry stores its version, so
 * that the format can be changed later.
 */
export const CANONICAL_VERSION = 2;

/**
 * The columns of an entry that are hashed: all but the organisation, which changes when the project
 * is transferred. `recordedAt` is UTC with microseconds, in the format of {@link instantText}, so
 * that even changes below the precision of a JavaScript date are detected.
 */
export interface SealedFacts extends EntryFacts {
  id: string;
  projectId: string;
  sequence: bigint;
  proposalId: string | null;
  recordedBy: string;
  approvedBy: string | null;
  recordedAt: string;
  canonicalVersion: number;
  previousHash: string;
  previousSm3: string | null;
}

/**
 * The two hashes of an entry, in lower-case hexadecimal. `sm3` is null for entries with version 1
 * of the entry format, which had no SM3 hash.
 */
export interface EntryHashes {
  hash: string;
  sm3: string | null;
}

/** Formats an instant for the text that is hashed: UTC with six decimals. */
export const instantText = (at: Date): string => at.toISOString().replace('Z', '000Z');

/**
 * Returns the hashes that a project's first entry stores in place of the hashes of a previous
 * entry.
 */
export const startOfChain = (projectId: string): { hash: string; sm3: string } => ({
  hash: hash('sha256', `ledger of ${projectId}`),
  sm3: hash('sm3', `ledger of ${projectId}`),
});

/**
 * Returns the text of an entry that is hashed: every column in the order of the entry's version,
 * each prefixed with its length.
 * @throws RangeError for an unknown version.
 */
export function canonicalText(entry: SealedFacts): string {
  switch (entry.canonicalVersion) {
    case 1:
      return lengthPrefixed(columnsOfVersion1(entry));
    case 2:
      return lengthPrefixed(columnsOfVersion2(entry));
    default:
      throw new RangeError(`there is no canonical text of version ${entry.canonicalVersion}`);
  }
}

/**
 * Calculates the SHA-256 hash of an entry and, from version 2 of the entry format on, its SM3 hash
 * (GB/T 32905).
 */
export function hashesOf(entry: SealedFacts): EntryHashes {
  const text = canonicalText(entry);
  return {
    hash: hash('sha256', text),
    sm3: entry.canonicalVersion === 1 ? null : hash('sm3', text),
  };
}

/**
 * Returns the columns that version 1 of the entry format hashes, in order. Version 1 wrote instants
 * with milliseconds; a more precise instant cannot come from it and is left unchanged, so that the
 * hash does not match.
 */
const columnsOfVersion1 = (entry: SealedFacts): (string | null)[] => [
  '1',
  entry.previousHash,
  entry.projectId,
  String(entry.sequence),
  entry.id,
  entry.series,
  entry.month,
  entry.effectiveOn,
  String(entry.amountFen),
  entry.fundingSource,
  entry.document,
  entry.note,
  entry.origin,
  entry.reversesId,
  entry.recordedBy,
  entry.recordedAt.replace(/000Z$/, 'Z'),
];

const columnsOfVersion2 = ({ composition, ...entry }: SealedFacts): (string | null)[] => [
  '2',
  entry.previousHash,
  entry.previousSm3,
  entry.projectId,
  String(entry.sequence),
  entry.id,
  entry.series,
  entry.month,
  entry.effectiveOn,
  String(entry.amountFen),
  ...(composition
    ? [
        composition.buildingFen,
        composition.equipmentFen,
        composition.otherFen,
        composition.landFen,
      ].map(String)
    : [null, null, null, null]),
  entry.fundingSource,
  entry.document,
  entry.note,
  entry.origin,
  entry.reversesId,
  entry.correctsId,
  entry.proposalId,
  entry.recordedBy,
  entry.approvedBy,
  entry.recordedAt,
];
