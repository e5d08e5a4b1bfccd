import { describe, expect, it } from '@jest/globals';
import {
  readChangeRequestFilters,
  usualState,
  writeChangeRequestFilters,
} from './change-request-filters.js';

const nothing = new URLSearchParams();

describe('filters of the change requests in the address', () => {
  it('begin with what waits for who decides, and with everything for who does not', () => {
    expect(
      [['manager'], ['officer'], ['auditor']].map((roles) =>
        readChangeRequestFilters(nothing, usualState(roles as ['manager'])),
      ),
    ).toEqual([
      { state: 'submitted', kind: null },
      { state: null, kind: null },
      { state: null, kind: null },
    ]);
  });

  it('leave out what is no code', () => {
    expect(readChangeRequestFilters(new URLSearchParams('state=lost&kind=gift'), null)).toEqual({
      state: null,
      kind: null,
    });
  });

  it('survive writing and reading, and say nothing that is usual', () => {
    const written = writeChangeRequestFilters(
      new URLSearchParams('money=yi'),
      { state: null, kind: 'cost' },
      'submitted',
    );
    expect([written.toString(), readChangeRequestFilters(written, 'submitted')]).toEqual([
      'money=yi&state=all&kind=cost',
      { state: null, kind: 'cost' },
    ]);
    expect(
      writeChangeRequestFilters(
        written,
        { state: 'submitted', kind: null },
        'submitted',
      ).toString(),
    ).toBe('money=yi');
  });
});
