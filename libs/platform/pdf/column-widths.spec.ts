import { describe, expect, it } from '@jest/globals';
import { layOut, withBrokenWords } from './column-widths.js';
import type { TableDocument } from './table-document.js';

const table = (columns: number, cell: string, kind: 'text' | 'number'): TableDocument => ({
  title: '',
  facts: [],
  columns: Array.from({ length: columns }, () => ({ heading: '列', kind })),
  rows: [Array.from({ length: columns }, () => cell)],
  total: [],
  notes: [],
  footer: '',
  pageNumber: '',
  madeAt: '2026-07-01T00:00:00Z',
});
const UUID = '00000000-0000-4000-8000-000000000001';
const widthOf = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + 6, 0);

describe('the size of type of a printed table', () => {
  it.each<[string, number, string, 'text' | 'number', number | null]>([
    ['has room', 6, '1,234.00', 'number', 8.5],
    ['shrinks for many numbers', 12, '1,234,567,890.12', 'number', 7],
    ['lets a long text be broken', 13, '杭州萧山国际机场三期新建', 'text', 8.5],
    ['lets an id be broken once', 8, UUID, 'text', 6],
    ['is none when nobody could read it', 22, '1,234,567,890.12', 'number', null],
    ['is none when there are more columns than room', 200, '1', 'number', null],
    ['is none when texts would stand one character below the other', 40, '杭州萧山', 'text', null],
  ])('%s', (_, columns, cell, kind, size) =>
    expect(layOut(table(columns, cell, kind))?.size ?? null).toBe(size),
  );

  it('never lets columns be wider than the page, and uses all of it when texts are long', () => {
    const long = layOut(table(9, '杭州萧山国际机场三期新建航站楼及陆侧交通中心工程', 'text'));
    expect(widthOf(long?.widths ?? [])).toBeCloseTo(841.89 - 60);
    const short = layOut(table(9, '杭州', 'text'));
    expect(widthOf(short?.widths ?? [])).toBeLessThan(500);
  });
});

describe('a word that is longer than a column', () => {
  it.each([
    ['ab'.repeat(32), `${'ab'.repeat(12)}\n${'ab'.repeat(12)}\n${'ab'.repeat(8)}`],
    [UUID, '00000000-0000-4000-8000-\n000000000001'],
    ['x'.repeat(24), 'x'.repeat(24)],
    ['萧山'.repeat(20), '萧山'.repeat(20)],
    ['a b '.repeat(20), 'a b '.repeat(20)],
  ])('%s', (text, broken) => expect(withBrokenWords(text)).toBe(broken));
});
