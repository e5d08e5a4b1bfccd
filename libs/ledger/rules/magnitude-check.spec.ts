import { describe, expect, it } from '@jest/globals';
import { doubtfulBeside, neighboursOf } from './magnitude-check.js';

const months = (...amounts: [string, bigint][]) =>
  amounts.map(([month, amountFen]) => ({ month, amountFen }));

describe('a value that was probably written in another unit', () => {
  it.each<[string, bigint, bigint[], bigint | null]>([
    ['nothing to compare with', 10n ** 15n, [], null],
    ['like its neighbours', 120n, [100n, 110n], null],
    ['just below a thousand times', 99_999n, [100n], null],
    ['ten thousand times its one neighbour', 1_000_000n, [100n], 100n],
    [
      'ten thousand times the middle one; one outlier does not hide it',
      1_000_000n,
      [90n, 100n, 5_000_000n],
      100n,
    ],
    ['far below its neighbours is a small payment', 1n, [1_000_000n], null],
    ['2.5 beside months of 22,800', 250n, [2_280_000n, 2_270_000n], 2_270_000n],
    ['2.5 beside one month of 22,800', 250n, [2_280_000n], 2_280_000n],
    ['small beside one large and one small', 250n, [250n, 2_280_000n], null],
    ['just above a thousandth', 101n, [100_000n], null],
  ])('%s', (_, amount, neighbours, expected) =>
    expect(doubtfulBeside(amount, neighbours)).toBe(expected),
  );

  it('is not one that only adds to what its month has', () =>
    expect(doubtfulBeside(250n, [2_280_000n], 2_300_000n)).toBeNull());

  it('its neighbours are the three nearest months on either side that had any', () => {
    expect(
      neighboursOf(
        '2025-06',
        months(
          ['2024-01', 1n],
          ['2025-01', 2n],
          ['2025-03', 3n],
          ['2025-05', 0n],
          ['2025-04', 4n],
          ['2025-06', 9n],
          ['2025-07', 5n],
          ['2026-01', 6n],
        ),
      ),
    ).toEqual([2n, 3n, 4n, 5n, 6n]);
  });
});
