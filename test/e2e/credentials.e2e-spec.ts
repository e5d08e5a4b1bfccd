import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body?.code];

describe('a token that can do less than its owner', () => {
  let tracker: BootedTracker;
  let officer: ApiClient;
  let entries: string;
  beforeAll(async () => {
    tracker = await bootTracker();
    officer = await tracker.as('officer', 'sample-transport');
    const projects = (await officer.get('/api/projects?limit=1')).body.items;
    entries = `/api/projects/${projects[0].id}/ledger-entries`;
  });
  afterAll(() => tracker?.close());
  const posting = { series: 'paid', month: '2025-06', amountFen: '7', fundingSource: 'municipal' };
  const scripted = async (
    wanted: object,
  ): Promise<{
    made: Answered;
    ask: (method: string, path: string, body?: unknown) => Promise<Answered>;
  }> => {
    const made = await officer.post('/api/tokens', { name: 'script', ...wanted });
    return {
      made,
      ask: (method, path, body) =>
        tracker
          .anonymous()
          .send(method, path, body, { headers: { authorization: `Bearer ${made.body.token}` } }),
    };
  };

  it('reads and writes nothing, made to read', async () => {
    const { made, ask } = await scripted({ scopes: ['read'] });
    expect(made.body).toMatchObject({ scopes: ['read'], reportsOnly: false });
    expect((await ask('GET', entries)).status).toBe(200);
    expect(codeOf(await ask('POST', entries, posting))).toEqual([403, 'TOKEN_SCOPE']);
    expect((await ask('GET', entries)).body.items).toEqual([]);
  });

  it('reads reports alone, made for them', async () => {
    const { made, ask } = await scripted({ reportsOnly: true });
    expect(made.body).toMatchObject({ scopes: ['read'], reportsOnly: true });
    expect([
      (await ask('GET', '/api/reports/spend?period=2021..2025')).status,
      (await ask('GET', '/api/me')).status,
    ]).toEqual([200, 200]);
    for (const path of [
      entries,
      '/api/projects',
      '/api/tokens',
      '/api/reportsx',
      '/api/me/second-factor',
      '/api/reports/../projects',
    ])
      expect([path, (await ask('GET', path)).status === 200]).toEqual([path, false]);
    expect(codeOf(await ask('POST', entries, posting))).toEqual([403, 'TOKEN_SCOPE']);
  });

  it('does what its owner may, made to write, and is listed with what it can', async () => {
    const { made, ask } = await scripted({ scopes: ['write', 'read'] });
    expect((await ask('POST', entries, posting)).status).toBe(202);
    const listed = (await officer.get('/api/tokens?limit=200')).body.items.find(
      (token: any) => token.id === made.body.id,
    );
    expect(listed).toMatchObject({
      scopes: ['read', 'write'],
      reportsOnly: false,
      lastUsedAt: tracker.clock.now().toISOString(),
    });
  });

  it.each<[string, unknown]>([
    ['none', []],
    ['writing without reading', ['write']],
    ['one that does not exist', ['read', 'admin']],
    ['the same twice', ['read', 'read']],
    ['a text', 'read'],
    ['a number', [1]],
  ])('is not made for %s', async (_, scopes) => {
    const { made } = await scripted({ scopes });
    expect([...codeOf(made), made.body.errors]).toEqual([
      400,
      'VALIDATION_FAILED',
      [expect.objectContaining({ path: 'scopes', code: 'NOT_SCOPES' })],
    ]);
  });

  it('opens nothing once changed by a character, expired, or asked to do what no token may', async () => {
    const { made, ask } = await scripted({ days: 1 });
    const token = made.body.token as string;
    for (const tampered of [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`,
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
    ]) {
      expect(
        codeOf(
          await tracker
            .anonymous()
            .get('/api/me', { headers: { authorization: `Bearer ${tampered}` } }),
        ),
      ).toEqual([401, 'NOT_SIGNED_IN']);
    }
    expect(codeOf(await ask('POST', '/api/tokens', { name: 'a longer life' }))).toEqual([
      403,
      'SESSION_REQUIRED',
    ]);
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 86_400_000));
    expect(codeOf(await ask('GET', '/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
  });
});

describe('a session behind TLS', () => {
  it('is in a cookie that a browser takes from this host alone, over TLS', async () => {
    const tracker = await bootTracker({ settings: { PUBLIC_URL: 'https://tracker.city.example' } });
    try {
      const { email, password } = tracker.account('auditor');
      const begun = await tracker.anonymous().post('/api/sessions', { email, password });
      expect(begun.headers.getSetCookie()).toEqual([
        expect.stringMatching(
          /^__Host-tracker_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
        ),
        expect.stringMatching(
          /^__Host-tracker_device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
        ),
      ]);
      expect(begun.headers.get('strict-transport-security')).toMatch(/^max-age=/);
      const value = begun.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1];
      const me = (cookie: string) => tracker.anonymous().get('/api/me', { headers: { cookie } });
      expect((await me(`__Host-tracker_session=${value}`)).status).toBe(200);
      // The server ignores a cookie without the `__Host-` prefix, because a page on another
      // subdomain could have set it.
      expect(codeOf(await me(`tracker_session=${value}`))).toEqual([401, 'NOT_SIGNED_IN']);
    } finally {
      await tracker.close();
    }
  });
});
