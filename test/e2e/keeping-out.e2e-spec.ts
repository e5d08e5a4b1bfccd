import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../apps/api/create-api.js';
import { openLog } from '#platform/logging';
import { ApiClient, type Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { letPass } from '../harness/passing-time.js';

const many = async (count: number, ask: () => Promise<Answered>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let asked = 0; asked < count; asked += 1) statuses.push((await ask()).status);
  return statuses;
};

describe('strangers behind the same address', () => {
  let tracker: BootedTracker;
  beforeAll(async () => {
    tracker = await bootTracker({
      settings: {
        RATE_LIMITS: 'strangers=4,sign-in=12,pages=4,health=4,secret-links=4,documentation=4',
      },
    });
  });
  afterAll(() => tracker?.close());
  /**
   * Moves the clocks forward by a minute: the tracker's clock, and `Date.now`, which the rate
   * limiter uses.
   */
  const minute = (): void => {
    letPass(61);
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 60_000));
  };
  afterEach(minute);

  it('use up what strangers have, and nothing of people and scripts that are known', async () => {
    const officer = await tracker.as('officer');
    const { token } = (await officer.post('/api/tokens', { name: 'script' })).body;
    expect(await many(5, () => tracker.anonymous().get('/api/projects'))).toEqual([
      401, 401, 401, 401, 429,
    ]);
    expect((await officer.get('/api/projects')).status).toBe(200);
    expect(
      (
        await tracker
          .anonymous()
          .get('/api/projects', { headers: { authorization: `Bearer ${token}` } })
      ).status,
    ).toBe(200);
  });

  it.each([
    ['pages', '/'],
    ['health', '/healthz'],
    ['documentation', '/api/openapi.json'],
  ])('use up the limit of %s, not for people who are signed in', async (_, path) => {
    const officer = await tracker.as('officer');
    const anonymous = tracker.anonymous();
    expect((await many(4, () => anonymous.get(path))).filter((status) => status === 429)).toEqual(
      [],
    );
    const refused = await anonymous.get(path);
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('RATE_LIMITED')]);
    expect((await officer.get(path)).status).not.toBe(429);
  });

  it('use up the sign-ins of their address, not those of devices that are known', async () => {
    const { email, password } = tracker.account('auditor');
    const auditor = await tracker.as('auditor');
    expect(
      (await many(13, () => tracker.anonymous().signIn('nobody@tracker.example', 'guess'))).at(-1),
    ).toBe(429);
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(429);
    expect((await auditor.signIn(email, password)).status).toBe(201);
  });

  it('cannot make somebody wait on a device of theirs by sixty wrong passwords', async () => {
    const { email, password } = tracker.account('manager');
    const manager = await tracker.as('manager');
    for (let round = 0; round < 6; round += 1) {
      if (round > 0) minute();
      await many(10, () => tracker.anonymous().signIn(email, 'guess'));
    }
    expect((await tracker.anonymous().signIn(email, password)).body.code).toBe('TOO_MANY_ATTEMPTS');
    expect((await manager.signIn(email, password)).status).toBe(201);
  });

  it('who try at secret links are limited besides', async () => {
    const officer = await tracker.as('officer');
    const look = () => officer.post('/api/acknowledge-links/look', { token: 'A'.repeat(43) });
    expect((await many(5, look)).map((status) => status === 429)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect((await officer.get('/api/me')).status).toBe(200);
  });
});

describe('a proxy that is not trusted', () => {
  it('is said once in the log, and on the status page in both languages', async () => {
    const tracker = await bootTracker();
    const lines: Record<string, unknown>[] = [];
    const log = openLog('info', 'api', {
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const api = await createApi({ settings: tracker.settings, clock: tracker.clock, log });
    try {
      await api.listen({ port: 0, host: '127.0.0.1' });
      const admin = new ApiClient(await api.getUrl());
      const { email, password } = tracker.account('system-admin');
      await admin.signIn(email, password);
      const part = async (language: string) =>
        (await admin.get('/api/status', { headers: { 'accept-language': language } })).body.parts
          .proxy;
      expect(await part('zh')).toEqual({ status: 'ok', why: null });
      for (let asked = 0; asked < 3; asked += 1)
        await new ApiClient(await api.getUrl()).get('/healthz', {
          headers: { 'x-forwarded-for': '203.0.113.7' },
        });
      expect(await part('zh')).toEqual({
        status: 'degraded',
        why: expect.stringMatching(
          /TRUSTED_PROXIES=127\.0\.0\.1.*反向代理|反向代理.*TRUSTED_PROXIES=127\.0\.0\.1/,
        ),
      });
      expect(await part('en')).toEqual({
        status: 'degraded',
        why: expect.stringContaining('set TRUSTED_PROXIES=127.0.0.1'),
      });
      expect(lines.filter((line) => line['msg'] === 'proxy.not-trusted')).toHaveLength(1);
    } finally {
      await api.close();
      await tracker.close();
    }
  });
});
