import { expect, it } from '@jest/globals';
import { readDay } from './read-day.js';

it.each<[string, string | null]>([
  ['2026-06-30', '2026-06-30'],
  [' 2026-6-3 ', '2026-06-03'],
  ['2026/06/30', '2026-06-30'],
  ['2026.6.30', '2026-06-30'],
  ['20260630', '2026-06-30'],
  ['2026年6月30日', '2026-06-30'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['2026-6', null],
  ['30-06-2026', null],
  ['', null],
  ['明年', null],
])('%s is read as %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});
