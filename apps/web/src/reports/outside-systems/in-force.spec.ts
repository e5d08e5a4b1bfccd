import { describe, expect, it } from '@jest/globals';
import { inForce, readMonth } from './in-force.js';

describe('the month of a page about other systems', () => {
  it.each([
    ['', '2026-07-15', '2026-06'],
    ['', '2026-01-31', '2025-12'],
    ['month=2026-03', '2026-07-15', '2026-03'],
    ['month=2026-07', '2026-07-15', '2026-07'],
    ['month=2026-08', '2026-07-15', '2026-06'],
    ['month=2026-13', '2026-07-15', '2026-06'],
    ['month=x', '2026-07-15', '2026-06'],
  ])('with “%s” on %s is %s', (query, today, month) => {
    expect(readMonth(new URLSearchParams(query), today)).toBe(month);
  });
});

describe('the description of another system', () => {
  it.each<[string, string | null, string, boolean]>([
    ['2026-01-01', null, '2026-06', true],
    ['2026-06-30', null, '2026-06', true],
    ['2026-07-01', null, '2026-06', false],
    ['2026-01-01', '2026-06-30', '2026-06', true],
    ['2026-01-01', '2026-06-29', '2026-06', false],
    ['2026-01-01', '2026-05-31', '2026-06', false],
    ['2026-01-01', '2026-07-01', '2026-06', true],
    ['2024-01-01', '2024-02-29', '2024-02', true],
  ])('from %s until %s holds for %s: %s', (validFrom, validUntil, month, holds) => {
    expect(inForce([{ validFrom, validUntil }], month).length).toBe(holds ? 1 : 0);
  });
});
