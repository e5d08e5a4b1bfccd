import { createHash } from 'node:crypto';
import { lengthPrefixed } from '#values';

/** Version of the canonical texts below; a seal names the one it was made with, so that older ones stay readable. The second names the unit. */
export const CANONICAL_VERSION = 2;
/** Every version that a seal may have been made with. */
export const CANONICAL_VERSIONS: ReadonlySet<number> = new Set([1, 2]);

/** Most records under one seal. */
export const BATCH_MAX = 1_000;

/** A record as the database writes it: every column as text, instants in UTC with microseconds, JSON as PostgreSQL prints it. */
export interface RecordText {
  id: string;
  recordedAt: string;
  actorId: string;
  authority: string;
  action: string;
  outcome: string;
  subjectType: string | null;
  subjectId: string | null;
  oldValue: string | null;
  newValue: string | null;
  requestId: string;
  source: string | null;
  unitId: string | null;
}

/** Every column of a seal but its hash. */
export interface SealFacts {
  number: bigint;
  fromId: bigint;
  toId: bigint;
  records: number;
  canonicalVersion: number;
  /** See {@link encodeLeaves}. */
  leaves: Buffer;
  /** Hash of the seal before, or {@link START_OF_RECORD}. */
  previousHash: string;
  sealedAt: Date;
}

/** What is kept of a record under its seal: enough to name it when it has changed. */
export interface Leaf {
  id: bigint;
  hash: string;
}

/** What stands before the first seal. */
export const START_OF_RECORD = createHash('sha256').update('record of deeds').digest('hex');

/** Below every id that the database could hold; the first batch begins there, so that nothing can be put in before it. */
export const LOWEST_ID = -(2n ** 63n);

/** The text of a record that is hashed. When the first version was in use no record had a unit: one that has is not what was sealed. */
export const canonicalRecord = (record: RecordText, version: number): string =>
  lengthPrefixed([
    String(version),
    record.id,
    record.recordedAt,
    record.actorId,
    record.authority,
    record.action,
    record.outcome,
    record.subjectType,
    record.subjectId,
    record.oldValue,
    record.newValue,
    record.requestId,
    record.source,
    ...(version > 1 || record.unitId !== null ? [record.unitId] : []),
  ]);

/** The leaf of a record: SHA-256 over its canonical text, lower-case hex. */
export const leafOf = (record: RecordText, version: number): Leaf => ({
  id: BigInt(record.id),
  hash: createHash('sha256').update(canonicalRecord(record, version)).digest('hex'),
});

/** The hash of a seal: SHA-256 over its canonical text, lower-case hex. It vouches for the records by way of their leaves. */
export const hashOfSeal = (seal: SealFacts): string =>
  createHash('sha256')
    .update(
      lengthPrefixed([
        String(seal.canonicalVersion),
        seal.previousHash,
        String(seal.number),
        String(seal.fromId),
        String(seal.toId),
        String(seal.records),
        seal.leaves.toString('hex'),
        seal.sealedAt.toISOString(),
      ]),
    )
    .digest('hex');

const ID_BYTES = 8;
const LEAF_BYTES = ID_BYTES + 32;

/** Leaves as bytes: 8 of the id (big end first) and 32 of the hash, one record after the other. */
export function encodeLeaves(leaves: readonly Leaf[]): Buffer {
  const bytes = Buffer.alloc(leaves.length * LEAF_BYTES);
  leaves.forEach(({ id, hash }, at) => {
    bytes.writeBigInt64BE(id, at * LEAF_BYTES);
    bytes.write(hash, at * LEAF_BYTES + ID_BYTES, 'hex');
  });
  return bytes;
}

/** The leaves in a seal; bytes that make no whole leaf are left out. */
export const decodeLeaves = (bytes: Buffer): Leaf[] =>
  Array.from({ length: Math.floor(bytes.length / LEAF_BYTES) }, (_, at) => ({
    id: bytes.readBigInt64BE(at * LEAF_BYTES),
    hash: bytes.toString('hex', at * LEAF_BYTES + ID_BYTES, (at + 1) * LEAF_BYTES),
  }));
