import { describe, expect, it } from '@jest/globals';
import {
  canonicalRecord,
  decodeLeaves,
  encodeLeaves,
  hashOfBatch,
  leafOf,
  type RecordText,
  type AuditBatchFacts,
  START_OF_RECORD,
} from './audit-batch.js';

const record: RecordText = {
  id: '7',
  recordedAt: '2026-11-23T02:00:00.000001Z',
  actorId: 'a',
  authority: 'officer@u',
  action: 'ledger.post',
  outcome: 'done',
  subjectType: 'ledger-entry',
  subjectId: 's',
  oldValue: null,
  newValue: '{"note": "发票"}',
  requestId: 'r',
  source: '10.0.0.9',
  unitId: 'u',
};
const others: Record<keyof RecordText, string | null> = {
  id: '8',
  recordedAt: '2026-11-23T02:00:00.000002Z',
  actorId: 'b',
  authority: 'officer@v',
  action: 'ledger.reverse',
  outcome: 'refused',
  subjectType: null,
  subjectId: null,
  oldValue: '{}',
  newValue: null,
  requestId: 'q',
  source: null,
  unitId: null,
};
/** Audit event without an organisation, as recorded before audit events had that field. */
const unitless: RecordText = { ...record, unitId: null };
const batch: AuditBatchFacts = {
  number: 1n,
  fromId: 7n,
  toId: 9n,
  records: 2,
  canonicalVersion: 1,
  leaves: encodeLeaves([leafOf(unitless, 1)]),
  previousHash: START_OF_RECORD,
  sealedAt: new Date('2026-11-23T02:01:00.000Z'),
};
const otherAuditBatches: Record<keyof AuditBatchFacts, unknown> = {
  number: 2n,
  fromId: 6n,
  toId: 10n,
  records: 3,
  canonicalVersion: 2,
  leaves: encodeLeaves([leafOf({ ...unitless, source: null }, 1)]),
  previousHash: 'f'.repeat(64),
  sealedAt: new Date('2026-11-23T02:01:00.001Z'),
};

describe('a batch signature covers every column', () => {
  it.each(Object.entries(others))('of a record: another %s gives another leaf', (column, value) =>
    expect(leafOf({ ...record, [column]: value }, 2)).not.toEqual(leafOf(record, 2)),
  );
  it.each(Object.entries({ ...others, unitId: 'u' }))(
    'of a record under an old seal: another %s gives another leaf',
    (column, value) =>
      expect(leafOf({ ...unitless, [column]: value }, 1)).not.toEqual(leafOf(unitless, 1)),
  );
  it.each(Object.entries(otherAuditBatches))(
    'of its own: another %s gives another hash',
    (column, value) =>
      expect(hashOfBatch({ ...batch, [column]: value })).not.toBe(hashOfBatch(batch)),
  );

  it('cannot be fooled by moving text from one column to the next', () => {
    expect(canonicalRecord({ ...record, actorId: 'a,1:b', authority: 'c' }, 2)).not.toBe(
      canonicalRecord({ ...record, actorId: 'a', authority: 'b,1:c' }, 2),
    );
    expect(canonicalRecord({ ...record, source: '-' }, 2)).not.toBe(
      canonicalRecord({ ...record, source: null }, 2),
    );
  });

  // These hashes must never change: a new canonical text needs a new CANONICAL_VERSION, and the old
  // versions must remain verifiable.
  it('is the same on every machine', () =>
    expect([leafOf(unitless, 1).hash, hashOfBatch(batch), leafOf(record, 2).hash]).toEqual([
      'a04448e0d858609528bd95499d9db4a1eb614abad4578575591da7dc243f8b3c',
      'c744bc95d3d23573897c86572e51d61953aa175785b808daab8acc75b0cc08d4',
      '09ead669d1a33eb94f79b81fa6eb4fda4a31660ad6868284154360831a43099c',
    ]));
});

describe('leaves as bytes', () => {
  const leaves = [
    { id: 1n, hash: 'a0'.repeat(32) },
    { id: 2n ** 40n, hash: '0f'.repeat(32) },
  ];
  it('come back as they went in, 40 bytes each', () => {
    expect(encodeLeaves(leaves)).toHaveLength(80);
    expect(decodeLeaves(encodeLeaves(leaves))).toEqual(leaves);
    expect(decodeLeaves(Buffer.alloc(0))).toEqual([]);
  });
});
