import { describe, expect, it } from '@jest/globals';
import type { TableDocument } from './table-document.js';
import { typeSize, withBrokenWords } from './type-size.js';

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

describe('the size of type of a printed table', () => {
  it.each<[string, number, string, 'text' | 'number', number | null]>([
    ['has room', 6, '1,234.00', 'number', 8.5],
    ['shrinks for many numbers', 10, '1,234,567,890.12', 'number', 7],
    ['counts a text of characters by its characters', 13, '杭州萧山国际机场三期新建', 'text', 8.5],
    ['counts an id by its parts', 8, '00000000-0000-4000-8000-000000000001', 'text', 8.5],
    ['is null when nobody could read it', 22, '1,234,567,890.12', 'number', null],
    ['is null when there are more columns than room', 200, '1', 'number', null],
  ])('%s', (_, columns, cell, kind, size) =>
    expect(typeSize(table(columns, cell, kind))).toBe(size),
  );
});

describe('a word that is longer than a column', () => {
  it.each([
    ['ab'.repeat(32), `${'ab'.repeat(12)}\n${'ab'.repeat(12)}\n${'ab'.repeat(8)}`],
    ['x'.repeat(24), 'x'.repeat(24)],
    ['萧山'.repeat(20), '萧山'.repeat(20)],
    ['a b '.repeat(20), 'a b '.repeat(20)],
  ])('%s', (text, broken) => expect(withBrokenWords(text)).toBe(broken));
});
