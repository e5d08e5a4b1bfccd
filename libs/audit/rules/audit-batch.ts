import { createHash } from 'node:crypto';
import { lengthPrefixed } from '#values';

/**
 * Present version of the canonical texts, over which hashes are computed. Each batch signature
 * names the version that it was made with, so that older signatures can still be verified. Version
 * 2 added the organisation of an event.
 */
export const CANONICAL_VERSION = 2;
/** Every version of the canonical texts with which a batch signature may have been made. */
export const CANONICAL_VERSIONS: ReadonlySet<number> = new Set([1, 2]);

/** Maximum number of audit events in one signed batch. */
export const BATCH_MAX = 1_000;

/**
 * An audit event as the database writes it: every column as text, instants in UTC with
 * microseconds, JSON as PostgreSQL prints it.
 */
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

/** Every column of the signature of a batch of audit events, except the hash of the signature. */
export interface AuditBatchFacts {
  number: bigint;
  fromId: bigint;
  toId: bigint;
  records: number;
  canonicalVersion: number;
  /** Ids and hashes of the batch's audit events, as encoded by {@link encodeLeaves}. */
  leaves: Buffer;
  /** Hash of the previous batch signature, or {@link START_OF_RECORD} for the first. */
  previousHash: string;
  sealedAt: Date;
}

/**
 * What a batch signature contains of each audit event: its id and hash, so that verification can
 * name an event that was changed.
 */
export interface Leaf {
  id: bigint;
  hash: string;
}

/** Constant that takes the place of the previous hash in the signature of the first batch. */
export const START_OF_RECORD = createHash('sha256').update('record of deeds').digest('hex');

/**
 * The lowest id that a bigint column can have. The id range of the first batch begins with it, so
 * that no event can be inserted before the first batch.
 */
export const LOWEST_ID = -(2n ** 63n);

/**
 * Returns the text of an audit event over which its hash is computed. Version 1 of the text does
 * not contain the organisation; in a batch of version 1, an event with an organisation was
 * therefore changed after signing.
 */
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

/**
 * Returns the leaf of an audit event: the event's id and the SHA-256 of {@link canonicalRecord}, in
 * lower-case hex.
 */
export const leafOf = (record: RecordText, version: number): Leaf => ({
  id: BigInt(record.id),
  hash: createHash('sha256').update(canonicalRecord(record, version)).digest('hex'),
});

/**
 * Returns the hash of the signature of a batch: the SHA-256 of its canonical text, in lower-case
 * hex. That text contains the leaves (ids and hashes of the audit events), so the hash also covers
 * the events.
 */
export const hashOfBatch = (batch: AuditBatchFacts): string =>
  createHash('sha256')
    .update(
      lengthPrefixed([
        String(batch.canonicalVersion),
        batch.previousHash,
        String(batch.number),
        String(batch.fromId),
        String(batch.toId),
        String(batch.records),
        batch.leaves.toString('hex'),
        batch.sealedAt.toISOString(),
      ]),
    )
    .digest('hex');

const ID_BYTES = 8;
const LEAF_BYTES = ID_BYTES + 32;

/**
 * Encodes the leaves (id and hash of each audit event) as bytes: 8 bytes of the id, big-endian,
 * followed by 32 bytes of the hash.
 */
export function encodeLeaves(leaves: readonly Leaf[]): Buffer {
  const bytes = Buffer.alloc(leaves.length * LEAF_BYTES);
  leaves.forEach(({ id, hash }, at) => {
    bytes.writeBigInt64BE(id, at * LEAF_BYTES);
    bytes.write(hash, at * LEAF_BYTES + ID_BYTES, 'hex');
  });
  return bytes;
}

/**
 * Decodes the bytes of {@link encodeLeaves}; trailing bytes that are not a whole leaf are ignored.
 */
export const decodeLeaves = (bytes: Buffer): Leaf[] =>
  Array.from({ length: Math.floor(bytes.length / LEAF_BYTES) }, (_, at) => ({
    id: bytes.readBigInt64BE(at * LEAF_BYTES),
    hash: bytes.toString('hex', at * LEAF_BYTES + ID_BYTES, (at + 1) * LEAF_BYTES),
  }));
