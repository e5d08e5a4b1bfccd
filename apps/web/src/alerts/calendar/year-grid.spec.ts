import { describe, expect, it } from '@jest/globals';
import { isWeekend, yearGrid } from './year-grid.js';

describe('a year as a calendar', () => {
  const year = yearGrid(2026);
  it('has every day once, each in the column of its weekday', () => {
    const days = year.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
    expect(days).toHaveLength(365);
    expect(new Set(days).size).toBe(365);
    // 1 January 2026 is a Thursday.
    expect(year[0]?.weeks[0]).toEqual([
      null,
      null,
      null,
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-01-04',
    ]);
    expect(year.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
  });
  it('knows the day that only a leap year has', () => {
    expect(yearGrid(2028)[1]?.weeks.flat()).toContain('2028-02-29');
    expect(year[1]?.weeks.flat()).not.toContain('2026-02-29');
  });
  it('knows the days that an ordinary week has off', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
