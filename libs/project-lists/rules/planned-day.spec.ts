import { describe, expect, it } from '@jest/globals';
import { type Cell, FROM_1900 } from '#returns';
import { readPlannedDay, readYears } from './planned-day.js';

describe('a planned day', () => {
  it.each<[Cell, string | null, string | null]>([
    ['2026-05-03', '2026-05-03', '2026-05-03'],
    ['2026年5月', '2026-05-01', '2026-05-31'],
    ['2024.2', '2024-02-01', '2024-02-29'],
    ['202602', '2026-02-01', '2026-02-28'],
    ['２０２６年', '2026-01-01', '2026-12-31'],
    [2026, '2026-01-01', '2026-12-31'],
    [new Date('2026-05-03T00:00:00Z'), '2026-05-03', '2026-05-03'],
    [46_145, '2026-05-03', '2026-05-03'],
    ['2026年底', null, null],
    ['2026-13', null, null],
    ['2026-02-30', null, null],
  ])('%s begins on %s and ends on %s', (cell, first, last) => {
    expect(readPlannedDay(cell, 'first', FROM_1900)).toBe(first);
    expect(readPlannedDay(cell, 'last', FROM_1900)).toBe(last);
  });
});

describe('the years of the works', () => {
  it.each<[Cell, { from: string; to: string } | null]>([
    ['2021-2025', { from: '2021-01-01', to: '2025-12-31' }],
    ['2021年—2025年', { from: '2021-01-01', to: '2025-12-31' }],
    ['2021至2025', { from: '2021-01-01', to: '2025-12-31' }],
    [2023, { from: '2023-01-01', to: '2023-12-31' }],
    ['2025-2021', null],
    ['长期', null],
  ])('%s', (cell, years) => expect(readYears(cell)).toEqual(years));
});
