import { describe, expect, it } from '@jest/globals';
import { day, month } from './day.js';
import { addMonths, fullMonthsSince, lastMonthOver, monthsAfter, monthsBetween } from './months.js';

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2025-12', 1, '2026-01'],
    ['2021-01', 59, '2025-12'],
    ['2024-02', 0, '2024-02'],
  ])('%s and %d more is %s', (from, more, to) => {
    expect(addMonths(month(from), more)).toBe(to);
    expect(monthsBetween(month(from), month(to))).toBe(more);
  });

  it.each([
    ['2026-03-31', '2026-03'],
    ['2026-03-30', '2026-02'],
    ['2024-02-29', '2024-02'],
    ['2026-01-01', '2025-12'],
  ])('on %s the last one that is over is %s', (on, over) => {
    expect(lastMonthOver(day(on))).toBe(over);
  });

  it.each([
    ['2026-01-15', '2026-07-15', 6],
    ['2026-01-15', '2026-07-14', 5],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-05-10', '2026-05-10', 0],
    ['2026-05-10', '2026-04-30', 0],
    ['2025-11-30', '2026-11-30', 12],
  ])('from %s to %s are %d full ones', (from, on, months) =>
    expect(fullMonthsSince(day(from), day(on))).toBe(months),
  );

  it.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-01-15', 6, '2026-07-15'],
    ['2023-11-30', 3, '2024-02-29'],
  ])('the day %s and %d months later is %s', (from, months, on) => {
    expect(monthsAfter(day(from), months)).toBe(on);
  });
});
