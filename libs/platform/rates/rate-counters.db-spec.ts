import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { letPass } from '../../../test/harness/passing-time.js';
import { ownRedis, type OwnRedis } from '../../../test/harness/redis.js';
import { until } from '../../../test/harness/until.js';
import { openLog } from '#platform/logging';
import { type RateCounters, sharedCounters, type TakeRequest } from '#platform/rates';

const log = openLog('silent', 'api');
let test: TestDatabase;
let redis: OwnRedis;
beforeAll(async () => {
  [test, redis] = await Promise.all([testDatabase(), ownRedis()]);
});
afterAll(async () => {
  await test?.close();
  await redis?.close();
});

const granted = async (takers: readonly TakeRequest[], count: number): Promise<number> => {
  let taken = 0;
  for (let asked = 0; asked < count; asked += 1)
    if ((await (takers[asked % takers.length] as TakeRequest)('a')) === 0) taken += 1;
  return taken;
};

describe.each<[string, () => { DATABASE_URL: string; REDIS_URL?: string }]>([
  ['PostgreSQL', () => ({ DATABASE_URL: test.appUrl })],
  ['Redis', () => ({ DATABASE_URL: test.appUrl, REDIS_URL: redis.url })],
])('requests that two processes count in %s', (name, settings) => {
  let both: RateCounters[];
  beforeAll(async () => {
    both = [sharedCounters(settings(), log), sharedCounters(settings(), log)];
    // Until both counters are connected to the shared store, each of them counts separately.
    let tried = 0;
    await until('both count together', async () => {
      tried += 1;
      return (
        (await granted(
          both.map((one) => one.perMinute(`ready-${tried}`, 1)),
          2,
        )) === 1
      );
    });
  });
  afterAll(() => Promise.all((both ?? []).map((counters) => counters.close())));

  it('are granted once, not once by each, and granted anew after the wait that was told', async () => {
    const takers = both.map((counters) => counters.perMinute('reads', 30));
    expect(await granted(takers, 60)).toBe(30);
    const waits = await Promise.all(takers.map((take) => take('a')));
    expect(waits.every((seconds) => seconds > 0 && seconds <= 60)).toBe(true);
    letPass(Math.max(...waits) + 1);
    // Redis uses its own clock, which a test cannot advance. The counters are deleted instead, as
    // if the minute had passed.
    if (name === 'Redis') await redis.flush();
    expect(await granted(takers, 60)).toBe(30);
  });

  it('do not mix keys or kinds', async () => {
    const [reads, writes] = [both[0]?.perMinute('few', 1), both[1]?.perMinute('others', 1)];
    expect([await reads?.('b'), await reads?.('c'), await writes?.('b')]).toEqual([0, 0, 0]);
    expect([await reads?.('b'), await writes?.('b')]).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  it(`are counted in memory while ${name} is away`, async () => {
    const away = sharedCounters(
      settings().REDIS_URL
        ? { DATABASE_URL: test.appUrl, REDIS_URL: 'redis://127.0.0.1:1' }
        : { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      log,
    );
    try {
      expect(await granted([away.perMinute('reads', 3)], 6)).toBe(3);
    } finally {
      await away.close();
    }
  });
});
