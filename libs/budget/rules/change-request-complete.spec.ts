import { describe, expect, it } from '@jest/globals';
import { missingFields, refuseIncomplete } from './change-request-complete.js';
import type { ChangeRequestKind } from './change-request-contents.js';

describe('a sheet', () => {
  it.each<[ChangeRequestKind, object, string[]]>([
    // Columns: kind of change request, fields that are filled in, expected names of the required
    // fields that are missing.
    ['cost', {}, ['stage', 'amountFen', 'scope', 'effectiveOn', 'source', 'document']],
    [
      'cost',
      {
        stage: 'estimate',
        amountFen: '1',
        scope: 'not-stated',
        effectiveOn: '2026-01-01',
        source: 'approval',
        document: 'd',
      },
      [],
    ],
    [
      'year-plan',
      { year: 2026, amountFen: '0', category: 'continuing', effectiveOn: null },
      ['effectiveOn', 'document'],
    ],
    ['funding', { year: 2026, cells: [], effectiveOn: '2026-01-01', document: 'd' }, ['cells']],
    ['special-bond', { name: 'n', document: 'd' }, ['issuedOn', 'amountFen']],
    ['period-figure', { amountFen: '1', document: 'd' }, ['planCode', 'effectiveOn', 'reason']],
    ['target', { value: '0' }, ['targetId', 'effectiveOn', 'reason', 'document']],
  ])('%s of %j misses %j', (kind, content, missing) =>
    expect(missingFields(kind, content)).toEqual(missing),
  );

  it('filled in half is refused by its missing fields, a whole one is not', () => {
    expect(() => refuseIncomplete('special-bond', {})).toThrow('FILING_INCOMPLETE');
    expect(() =>
      refuseIncomplete('special-bond', {
        name: 'n',
        issuedOn: '2026-01-01',
        amountFen: '1',
        document: 'd',
      }),
    ).not.toThrow();
  });
});
