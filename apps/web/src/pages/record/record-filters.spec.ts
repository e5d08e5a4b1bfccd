import { describe, expect, it } from '@jest/globals';
import { readDeedFilter, writeDeedFilter } from './record-filters.js';

describe('filters of the record in the address', () => {
  it('takes days and texts and leaves out what is neither', () => {
    expect(readDeedFilter(new URLSearchParams('action=%20ledger.post&from=2026-01-01&to=2026-13-01&actorId='))).toEqual({ action: 'ledger.post', actorId: null, from: '2026-01-01', to: null });
  });

  it('survives writing and reading', () => {
    const filter = { action: 'ledger.post', actorId: 'service:scan', from: '2026-01-01', to: '2026-12-31' };
    const written = writeDeedFilter(new URLSearchParams(), filter);
    expect(readDeedFilter(written)).toEqual(filter);
    expect(writeDeedFilter(written, { action: null, from: null }).toString()).toBe('actorId=service%3Ascan&to=2026-12-31');
  });
});
