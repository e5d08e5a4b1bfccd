import { describe, expect, it } from '@jest/globals';
import { readFilingFilters, usualState, writeFilingFilters } from './filing-filters.js';

const nothing = new URLSearchParams();

describe('filters of the filings in the address', () => {
  it('begin with what waits for who decides, and with everything for who does not', () => {
    expect(
      [['manager'], ['officer'], ['auditor']].map((roles) =>
        readFilingFilters(nothing, usualState(roles as ['manager'])),
      ),
    ).toEqual([
      { state: 'submitted', kind: null },
      { state: null, kind: null },
      { state: null, kind: null },
    ]);
  });

  it('leave out what is no code', () => {
    expect(readFilingFilters(new URLSearchParams('state=lost&kind=gift'), null)).toEqual({
      state: null,
      kind: null,
    });
  });

  it('survive writing and reading, and say nothing that is usual', () => {
    const written = writeFilingFilters(
      new URLSearchParams('money=yi'),
      { state: null, kind: 'cost' },
      'submitted',
    );
    expect([written.toString(), readFilingFilters(written, 'submitted')]).toEqual([
      'money=yi&state=all&kind=cost',
      { state: null, kind: 'cost' },
    ]);
    expect(
      writeFilingFilters(written, { state: 'submitted', kind: null }, 'submitted').toString(),
    ).toBe('money=yi');
  });
});
