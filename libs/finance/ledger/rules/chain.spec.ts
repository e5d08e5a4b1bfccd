import { describe, expect, it } from '@jest/globals';
import { canonicalText, hashOfEntry, type SealedFacts, startOfChain } from './chain.js';

const entry = {
  id: 'e', projectId: 'p', sequence: 1n, series: 'paid', month: '2026-03', effectiveOn: '2026-03-31', amountFen: 12500n, fundingSource: 'municipal',
  document: '发票', note: null, origin: 'direct', reversesId: null, recordedBy: 'a', recordedAt: new Date('2026-07-01T00:00:00.123Z'), previousHash: startOfChain('p'),
} as SealedFacts;

describe('the chain vouches for every column', () => {
  const others: Record<keyof SealedFacts, unknown> = {
    id: 'f', projectId: 'q', sequence: 2n, series: 'funds', month: '2026-04', effectiveOn: '2026-03-30', amountFen: 12501n, fundingSource: null,
    document: null, note: '', origin: 'import', reversesId: 'x', recordedBy: 'b', recordedAt: new Date('2026-07-01T00:00:00.124Z'), previousHash: startOfChain('q'),
  };
  it.each(Object.entries(others))('another %s gives another hash', (column, value) => {
    expect(hashOfEntry({ ...entry, [column]: value })).not.toBe(hashOfEntry(entry));
  });

  it('cannot be fooled by moving text from one column to the next', () => {
    expect(canonicalText({ ...entry, document: 'a,1:b', note: 'c' })).not.toBe(canonicalText({ ...entry, document: 'a', note: 'b,1:c' }));
    expect(canonicalText({ ...entry, document: '-' })).not.toBe(canonicalText({ ...entry, document: null }));
  });

  it('counts bytes, not characters', () => expect(canonicalText(entry)).toContain('6:发票,'));
});
