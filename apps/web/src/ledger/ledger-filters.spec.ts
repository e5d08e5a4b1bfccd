import { describe, expect, it } from '@jest/globals';
import {
  readLedgerFilter,
  readLedgerView,
  WHOLE_LEDGER,
  withParameter,
  writeLedgerFilter,
} from './ledger-filters.js';

describe('filters of a ledger in the address', () => {
  it('leave out what is no code, no period and no instant', () => {
    expect(
      readLedgerFilter(
        new URLSearchParams(
          'series=spent&source=pocket&origin=nowhere&document=%20&period=2025..2021&knownAt=yesterday',
        ),
      ),
    ).toEqual(WHOLE_LEDGER);
  });

  it('survive writing and reading, and leave other parameters alone', () => {
    const filter = {
      series: 'paid',
      fundingSource: 'municipal',
      origin: 'correction',
      document: '浙财建〔2025〕17号',
      period: '2025-01..2025-06',
      knownAt: '2026-01-15T08:30:00+08:00',
    } as const;
    const written = writeLedgerFilter(new URLSearchParams('money=yi'), filter);
    expect(readLedgerFilter(written)).toEqual(filter);
    expect(writeLedgerFilter(written, WHOLE_LEDGER).toString()).toBe('money=yi');
  });

  it('look at entries unless totals are asked for', () => {
    expect([
      readLedgerView(new URLSearchParams()),
      readLedgerView(withParameter(new URLSearchParams(), 'view', 'totals')),
    ]).toEqual(['entries', 'totals']);
    expect(
      withParameter(new URLSearchParams('view=totals&series=paid'), 'view', null).toString(),
    ).toBe('series=paid');
  });
});
