import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

const takeMany = (buckets: TokenBuckets, count: number, atMs: number, key = 'a'): number[] =>
  Array.from({ length: count }, () => buckets.take(key, atMs));

describe('buckets of requests', () => {
  it('take what is there, then say how long to wait, and fill up again', () => {
    const buckets = new TokenBuckets(3);
    expect(takeMany(buckets, 4, 0)).toEqual([0, 0, 0, 20]);
    expect([
      buckets.take('a', 19_999),
      buckets.take('a', 20_000),
      buckets.take('a', 20_000),
    ]).toEqual([1, 0, 20]);
    expect(takeMany(buckets, 4, 10 * 60_000)).toEqual([0, 0, 0, 20]);
  });

  it.each([1, 7, 30, 60, 97, 600, 3_000])(
    'of %i a minute: the wait that is told is enough',
    (perMinute) => {
      const buckets = new TokenBuckets(perMinute);
      for (let atMs = 0, times = 0; times < 20; times += 1) {
        while (buckets.take('a', atMs) === 0) {
          /* Takes requests until the bucket is empty. */
        }
        atMs += buckets.wait('a', atMs) * 1000;
        expect(buckets.take('a', atMs)).toBe(0);
      }
    },
  );

  it('do not mix keys, and a refused request costs nothing', () => {
    const buckets = new TokenBuckets(1);
    expect([
      buckets.take('a', 0),
      buckets.take('b', 0),
      buckets.take('a', 1_000),
      buckets.take('a', 60_000),
    ]).toEqual([0, 0, 59, 0]);
  });

  it('can be asked without being used', () => {
    const buckets = new TokenBuckets(1);
    expect([buckets.wait('a', 0), buckets.wait('a', 0), buckets.size]).toEqual([0, 0, 0]);
  });

  it('remember the keys used last, no more', () => {
    const buckets = new TokenBuckets(1, 3);
    for (const key of ['a', 'b', 'c', 'a', 'd']) buckets.take(key, 0);
    expect(buckets.size).toBe(3);
    expect([
      buckets.wait('a', 0),
      buckets.wait('b', 0),
      buckets.wait('c', 0),
      buckets.wait('d', 0),
    ]).toEqual([60, 0, 60, 60]);
  });

  it('give nothing away when the clock is set back', () => {
    const buckets = new TokenBuckets(1);
    expect([buckets.take('a', 60_000), buckets.take('a', 0)]).toEqual([0, 60]);
  });
});
