import { describe, expect, it } from '@jest/globals';
import { formatPercent, shareOf } from './percent.js';

describe('a share', () => {
  it.each([
    [31_364n, 101_500n, '30.90'],
    [3n, 12n, '25.00'],
    [1n, 3n, '33.33'],
    [2n, 3n, '66.67'],
    [1n, 20_000n, '0.01'],
    [-1n, 20_000n, '-0.01'],
    [-12n, 100n, '-12.00'],
    [0n, 7n, '0.00'],
    [9_007_199_254_740_993n, 9_007_199_254_740_993n, '100.00'],
  ])('%d of %d is %s %%', (part, whole, text) =>
    expect(formatPercent(shareOf(part, whole))).toBe(text),
  );

  it.each([0n, -1n])('of %d is no number', (whole) =>
    expect(() => shareOf(1n, whole)).toThrow(RangeError),
  );
});
