import { describe, expect, it } from '@jest/globals';
import { readReconciliationFilter, writeReconciliationFilter } from './reconciliation-filter.js';

const TODAY = '2026-11-30';

describe('the filter of figures of several reporters', () => {
  it.each([
    ['', '2026-10', 'completed', false],
    ['month=2026-11&series=paid&differs=true', '2026-11', 'paid', true],
    ['month=2026-12', '2026-10', 'completed', false],
    ['month=2026-13&series=spent&differs=1', '2026-10', 'completed', false],
  ])('of the address %j', (address, month, series, differs) =>
    expect(readReconciliationFilter(new URLSearchParams(address), TODAY)).toEqual({
      month,
      series,
      differs,
    }),
  );

  it.each([
    ['money=yi', { differs: true }, 'money=yi&differs=true'],
    ['differs=true&series=paid', { differs: false }, 'series=paid'],
    ['series=paid', { series: 'completed' as const }, ''],
    ['', { series: 'funds' as const, month: '2026-09' }, 'month=2026-09&series=funds'],
  ])('changes %j by %j', (address, change, changed) =>
    expect(String(writeReconciliationFilter(new URLSearchParams(address), change))).toBe(changed),
  );
});
