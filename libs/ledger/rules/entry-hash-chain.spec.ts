import { describe, expect, it } from '@jest/globals';
import {
  canonicalText,
  hashesOf,
  instantText,
  type SealedFacts,
  startOfChain,
} from './entry-hash-chain.js';

const start = startOfChain('p');
const entry = {
  id: 'e',
  projectId: 'p',
  sequence: 1n,
  series: 'paid',
  month: '2026-03',
  effectiveOn: '2026-03-31',
  amountFen: 12500n,
  fundingSource: 'municipal',
  composition: { buildingFen: 10000n, equipmentFen: 2000n, otherFen: 400n, landFen: 100n },
  document: '发票',
  note: null,
  origin: 'direct',
  reversesId: null,
  correctsId: null,
  proposalId: 'r',
  recordedBy: 'a',
  approvedBy: 'b',
  recordedAt: instantText(new Date('2026-07-01T00:00:00.123Z')),
  canonicalVersion: 2,
  previousHash: start.hash,
  previousSm3: start.sm3,
} as SealedFacts;

describe('the chain vouches for every column', () => {
  const others: Record<keyof SealedFacts, unknown> = {
    id: 'f',
    projectId: 'q',
    sequence: 2n,
    series: 'funds',
    month: '2026-04',
    effectiveOn: '2026-03-30',
    amountFen: 12501n,
    fundingSource: null,
    composition: null,
    document: null,
    note: '',
    origin: 'import',
    reversesId: 'x',
    correctsId: 'x',
    proposalId: 's',
    recordedBy: 'b',
    approvedBy: 'c',
    recordedAt: '2026-07-01T00:00:00.123001Z',
    canonicalVersion: 1,
    previousHash: startOfChain('q').hash,
    previousSm3: startOfChain('q').sm3,
  };
  it.each(Object.entries(others))('another %s gives two other hashes', (column, value) => {
    const [was, is] = [hashesOf(entry), hashesOf({ ...entry, [column]: value })];
    expect(is.hash).not.toBe(was.hash);
    expect(is.sm3).not.toBe(was.sm3);
  });

  it.each(['buildingFen', 'equipmentFen', 'otherFen', 'landFen'] as const)(
    'another %s gives another hash',
    (part) => {
      const composition = {
        buildingFen: 10000n,
        equipmentFen: 2000n,
        otherFen: 400n,
        landFen: 100n,
        [part]: 7n,
      };
      expect(hashesOf({ ...entry, composition }).hash).not.toBe(hashesOf(entry).hash);
    },
  );

  it('cannot be fooled by moving text from one column to the next', () => {
    expect(canonicalText({ ...entry, document: 'a,1:b', note: 'c' })).not.toBe(
      canonicalText({ ...entry, document: 'a', note: 'b,1:c' }),
    );
    expect(canonicalText({ ...entry, document: '-' })).not.toBe(
      canonicalText({ ...entry, document: null }),
    );
  });

  it('counts bytes, not characters', () => expect(canonicalText(entry)).toContain('6:发票,'));
});

describe('entries that were hashed before keep their text', () => {
  const old = {
    ...entry,
    canonicalVersion: 1,
    composition: null,
    proposalId: null,
    approvedBy: null,
    previousSm3: null,
  } as SealedFacts;

  it('of version 1: milliseconds, one hash', () => {
    expect(canonicalText(old)).toBe(
      `1:1,64:${start.hash},1:p,1:1,1:e,4:paid,7:2026-03,10:2026-03-31,5:12500,9:municipal,6:发票,-,6:direct,-,1:a,24:2026-07-01T00:00:00.123Z,`,
    );
    expect(hashesOf(old).sm3).toBeNull();
  });

  it('and a change of microseconds shows there too', () =>
    expect(hashesOf({ ...old, recordedAt: '2026-07-01T00:00:00.123001Z' }).hash).not.toBe(
      hashesOf(old).hash,
    ));

  it('a version that nobody wrote is no version', () =>
    expect(() => canonicalText({ ...entry, canonicalVersion: 3 })).toThrow(RangeError));
});
