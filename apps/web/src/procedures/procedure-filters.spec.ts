import { describe, expect, it } from '@jest/globals';
import { readProcedureFilters, writeProcedureFilters } from './procedure-filters.js';

describe('the filters of the procedures in the address', () => {
  it.each([
    ['', { organisationId: null, state: null, late: false }],
    [
      'organisationId=sample-development&state=accepted&late=true',
      { organisationId: 'sample-development', state: 'accepted', late: true },
    ],
    ['organisationId=A!&state=x&late=1', { organisationId: null, state: null, late: false }],
  ])('%s', (address, expected) => {
    expect(readProcedureFilters(new URLSearchParams(address))).toEqual(expected);
  });

  it('are written beside what else stands there, and taken away again', () => {
    const written = writeProcedureFilters(new URLSearchParams('other=1'), {
      state: 'done',
      late: true,
    });
    expect(written.toString()).toBe('other=1&state=done&late=true');
    expect(writeProcedureFilters(written, { state: null, late: false }).toString()).toBe('other=1');
  });
});
