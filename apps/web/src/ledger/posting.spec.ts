import { describe, expect, it } from '@jest/globals';
import { compositionSum, readPosting, type TypedPosting, typedFrom } from './posting.js';

const typed: TypedPosting = {
  series: 'completed',
  month: '2026-03',
  effectiveOn: null,
  amount: '1,250.5',
  unit: 'wan',
  fundingSource: null,
  document: null,
};

describe('what is typed about an entry', () => {
  it('is read to the fen, without what was left empty', () => {
    expect(readPosting(typed)).toEqual({
      series: 'completed',
      month: '2026-03',
      amountFen: '1250500000',
    });
  });

  it('takes the composition along in the same unit, zeros included', () => {
    const parts = { building: '1000', equipment: '250.5', other: '0', land: '0' };
    expect(readPosting({ ...typed, ...parts })).toMatchObject({
      buildingFen: '1000000000',
      equipmentFen: '250500000',
      otherFen: '0',
      landFen: '0',
    });
    expect(compositionSum(parts, 'wan')).toBe(1_250_500_000n);
  });

  it.each([{ building: '1000' }, { building: '1', equipment: '2', other: 'x', land: '0' }])(
    'is no posting and has no sum while parts are %j',
    (parts) => {
      expect([readPosting({ ...typed, ...parts }), compositionSum(parts, 'wan')]).toEqual([
        null,
        null,
      ]);
    },
  );

  it('comes back from an entry as it was typed', () => {
    const entry = {
      series: 'paid',
      month: '2026-03',
      effectiveOn: '2026-03-31',
      amountFen: '1250500001',
      buildingFen: '1250500001',
      equipmentFen: '0',
      otherFen: '0',
      landFen: '0',
      fundingSource: 'municipal',
      document: '支付证书 3 号',
    } as const;
    expect(readPosting(typedFrom(entry, 'wan'))).toEqual(entry);
  });
});
