import { describe, expect, it } from '@jest/globals';
import { monthBefore } from './month-before.js';

describe('the newest month that is over', () => {
  it.each([
    ['2026-11-23', '2026-10'],
    ['2026-11-30', '2026-10'],
    ['2026-01-01', '2025-12'],
    ['2026-10-01', '2026-09'],
  ])('on %s is %s', (day, month) => expect(monthBefore(day)).toBe(month));
});
