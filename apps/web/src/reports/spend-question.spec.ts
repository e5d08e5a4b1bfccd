import { describe, expect, it } from '@jest/globals';
import { type Months, readPeriod } from '../ui/day/month-range.js';
import {
  endOfMonth,
  entriesAddress,
  readSpendQuestion,
  writeSpendQuestion,
} from './spend-question.js';

describe('a report’s period', () => {
  it.each<[string | null, Months | null]>([
    ['2021..2025', { from: '2021-01', to: '2025-12' }],
    ['2024', { from: '2024-01', to: '2024-12' }],
    ['2024-03..2024-09', { from: '2024-03', to: '2024-09' }],
    ['2024-13..2025-01', null],
    ['2025..2021', null],
    ['2021..2022..2023', null],
    ['', null],
    [null, null],
  ])('%s', (text, months) => {
    expect(readPeriod(text)).toEqual(months);
  });
});

describe('a spend report in the address', () => {
  it('asks for the plan period by project, year and source unless told otherwise', () => {
    expect(readSpendQuestion(new URLSearchParams('period=x&groupBy=,&knownAt=yesterday'))).toEqual({
      months: { from: '2021-01', to: '2025-12' },
      period: '2021-01..2025-12',
      groupBy: ['project', 'year', 'source'],
      filters: {},
      knownAt: null,
    });
  });

  it('survives writing and reading', () => {
    const change = {
      months: { from: '2026-01', to: '2026-11' },
      groupBy: ['source', 'year'] as const,
      knownAt: '2026-11-20T09:00:00+08:00',
    };
    const written = writeSpendQuestion(new URLSearchParams('money=wan'), change);
    expect(written.get('money')).toBe('wan');
    expect(readSpendQuestion(new URLSearchParams(written.toString()))).toEqual({
      ...change,
      groupBy: ['year', 'source'],
      filters: {},
      period: '2026-01..2026-11',
    });
  });

  it('links a row to its entries with the same filters', () => {
    const params = new URLSearchParams('period=2024-01..2024-06&flagship=true&groupBy=year,source');
    const row = { year: 2024, fundingSource: null, entries: 1 };
    const address = entriesAddress(params, row as never, ['year', 'source']);
    expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]))).toEqual({
      period: '2024-01..2024-06',
      flagship: 'true',
      groupBy: 'entry',
      year: '2024',
      source: 'none',
    });
  });

  it('knows the last instant of a month', () =>
    expect(endOfMonth('2024-06')).toBe('2024-06-30T23:59:59.999+08:00'));

  it('falls back to all groups rather than to none', () => {
    expect(writeSpendQuestion(new URLSearchParams(), { groupBy: [] }).get('groupBy')).toBe(
      'project,year,source',
    );
  });
});
