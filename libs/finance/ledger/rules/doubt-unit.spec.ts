import { describe, expect, it } from '@jest/globals';
import { doubtfulBeside, neighboursOf } from './doubt-unit.js';

const months = (...amounts: [string, bigint][]) => amounts.map(([month, amountFen]) => ({ month, amountFen }));

describe('a value that was probably written in another unit', () => {
  it.each<[string, bigint, bigint[], bigint | null]>([
    ['nothing to compare with', 10n ** 15n, [], null],
    ['like its neighbours', 120n, [100n, 110n], null],
    ['just below ten thousand times', 999_999n, [100n], null],
    ['ten thousand times its one neighbour', 1_000_000n, [100n], 100n],
    ['ten thousand times the middle one; one outlier does not hide it', 1_000_000n, [90n, 100n, 5_000_000n], 100n],
    ['far below its neighbours is a small payment', 1n, [1_000_000n], null],
  ])('%s', (_, amount, neighbours, expected) => expect(doubtfulBeside(amount, neighbours)).toBe(expected));

  it('its neighbours are the three nearest months on either side that had any', () => {
    expect(neighboursOf('2025-06', months(['2024-01', 1n], ['2025-01', 2n], ['2025-03', 3n], ['2025-05', 0n], ['2025-04', 4n], ['2025-06', 9n], ['2025-07', 5n], ['2026-01', 6n]))).toEqual([2n, 3n, 4n, 5n, 6n]);
  });
});
