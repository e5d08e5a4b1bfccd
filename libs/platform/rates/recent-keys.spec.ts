import { describe, expect, it } from '@jest/globals';
import { ownCounters } from './rate-counters.js';
import { RecentKeys } from './recent-keys.js';

describe('requests counted in memory', () => {
  it('are granted up to the limit, then told how long to wait', async () => {
    const take = ownCounters().perMinute('reads', 3);
    const waits = [await take('a'), await take('a'), await take('a'), await take('a')];
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    expect(waits[3]).toBeGreaterThan(0);
    expect(waits[3]).toBeLessThanOrEqual(60);
    expect(await take('b')).toBe(0);
  });

  it('are remembered of the keys used last, no more', async () => {
    const limiter = new RecentKeys({ points: 1, duration: 60 }, 3);
    for (const key of ['a', 'b', 'c', 'a', 'd']) await limiter.consume(key).catch(() => undefined);
    expect(limiter.size).toBe(3);
    const known = await Promise.all(['a', 'b', 'c', 'd'].map((key) => limiter.get(key)));
    expect(known.map((one) => one !== null)).toEqual([true, false, true, true]);
  });
});
