import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker();
});
afterAll(() => tracker?.close());

const signIn = (body: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
  tracker.anonymous().post('/api/sessions', body, { headers });
const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body.code];

describe('a session, as a browser keeps it', () => {
  it('begins with an HttpOnly cookie and says who one is', async () => {
    const { email, password } = tracker.account('officer', 'sample-transport');
    const answer = await signIn({ email: ` ${email.toUpperCase()} `, password });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      person: { email, language: 'zh' },
      roles: [{ role: 'officer', unitId: 'sample-transport', unitName: '交通建设单位（示例）' }],
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^tracker_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(
        /^tracker_device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = await tracker.anonymous().get('/api/me', { headers: { cookie } });
    expect(me.body).toEqual(answer.body);
  });

  it('ends for good on signing out, wherever the cookie was copied to', async () => {
    const { email, password } = tracker.account('auditor');
    const begun = await signIn({ email, password });
    const headers = {
      cookie: begun.headers.getSetCookie()[0]?.split(';')[0] ?? '',
      'x-csrf-token': begun.body.csrfToken,
    };
    const ended = await tracker.anonymous().delete('/api/sessions/current', { headers });
    expect(ended.status).toBe(204);
    // `clear-site-data: "cache"` makes the browser delete cached responses. The page itself deletes
    // the data that it has in memory.
    expect(ended.headers.get('clear-site-data')).toBe('"cache"');
    expect(ended.headers.getSetCookie()[0]).toMatch(
      /^tracker_session=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/,
    );
    expect(codeOf(await tracker.anonymous().get('/api/me', { headers }))).toEqual([
      401,
      'NOT_SIGNED_IN',
    ]);
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const known = await signIn({ email: tracker.account('audit-admin').email, password: 'wrong' });
    const unknown = await signIn({ email: 'nobody@tracker.example', password: 'wrong' });
    const { requestId: _one, ...first } = known.body;
    const { requestId: _other, ...second } = unknown.body;
    expect(first).toEqual(second);
    expect(codeOf(known)).toEqual([401, 'SIGN_IN_FAILED']);
    expect(known.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('makes whoever keeps guessing wait, and says for how long', async () => {
    const { email, password } = tracker.account('system-admin');
    for (let guess = 1; guess <= 5; guess += 1)
      expect((await signIn({ email, password: `guess ${guess}` })).status).toBe(401);
    const made = await signIn({ email, password });
    expect([...codeOf(made), made.headers.get('retry-after')]).toEqual([
      429,
      'TOO_MANY_ATTEMPTS',
      '5',
    ]);
    tracker.clock.set((tracker.clock.now().getTime() + 6_000) as never);
    expect((await signIn({ email, password })).status).toBe(201);
  });
});

describe('requests without the right to be there', () => {
  const forged = 'A'.repeat(43);
  it.each<[string, Record<string, string>]>([
    ['no cookie', {}],
    ['a forged cookie', { cookie: `tracker_session=${forged}` }],
    ['a cookie of rubbish', { cookie: "tracker_session=%00'; DROP TABLE sessions" }],
    ['a forged bearer token', { authorization: `Bearer ${forged}` }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('%s is refused', async (_, headers) => {
    const answer = await tracker.anonymous().get('/api/me', { headers });
    expect(codeOf(answer)).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('a browser write without, or with another, CSRF token is refused and changes nothing', async () => {
    const auditor = await tracker.as('auditor');
    for (const token of ['', forged])
      expect(
        codeOf(
          await auditor.post('/api/tokens', { name: 'x' }, { headers: { 'x-csrf-token': token } }),
        ),
      ).toEqual([403, 'CSRF_TOKEN_WRONG']);
    expect((await auditor.get('/api/tokens')).body).toEqual({ items: [], nextCursor: null });
  });
});

describe('API tokens', () => {
  it('open the API without a CSRF token, show their last use, and end', async () => {
    const officer = await tracker.as('officer', 'sample-development');
    const made = await officer.post('/api/tokens', { name: '月度导出', days: 30 });
    expect(made.status).toBe(201);
    const script = { headers: { authorization: `Bearer ${made.body.token}` } };
    const me = await tracker.anonymous().get('/api/me', script);
    expect(me.body).toMatchObject({
      person: { email: 'officer.development@tracker.example' },
      csrfToken: null,
    });
    expect(
      codeOf(await tracker.anonymous().post('/api/tokens', { name: 'made by a script' }, script)),
    ).toEqual([403, 'SESSION_REQUIRED']);
    const second = await officer.post('/api/tokens', { name: 'another' });
    expect(second.status).toBe(201);
    const listed = await officer.get('/api/tokens?limit=1');
    expect(listed.body.items).toHaveLength(1);
    const rest = await officer.get(`/api/tokens?limit=1&cursor=${listed.body.nextCursor}`);
    expect(
      [...listed.body.items, ...rest.body.items].find((token) => token.id === made.body.id),
    ).toMatchObject({
      name: '月度导出',
      lastUsedAt: tracker.clock.now().toISOString(),
      endedAt: null,
    });
    expect(JSON.stringify([listed.body, rest.body])).not.toContain(made.body.token);

    const auditor = await tracker.as('auditor');
    expect(codeOf(await auditor.delete(`/api/tokens/${made.body.id}`))).toEqual([404, 'NOT_FOUND']);
    expect((await officer.delete(`/api/tokens/${made.body.id}`)).status).toBe(204);
    expect(codeOf(await tracker.anonymous().get('/api/me', script))).toEqual([
      401,
      'NOT_SIGNED_IN',
    ]);
    const tampered = {
      headers: {
        authorization: `Bearer ${String(second.body.token).slice(0, -1)}${String(second.body.token).endsWith('A') ? 'B' : 'A'}`,
      },
    };
    expect((await tracker.anonymous().get('/api/me', tampered)).status).toBe(401);
  });
});

describe('who may read what', () => {
  it.each<[string, Parameters<BootedTracker['as']>[0], number, number, number]>([
    // The numbers are the expected statuses for reading people, audit events and organisations.
    ['an officer', 'officer', 403, 403, 200],
    ['an auditor', 'auditor', 403, 200, 200],
    ['the security administrator', 'security-admin', 200, 403, 200],
    ['the audit administrator', 'audit-admin', 403, 200, 200],
  ])('%s', async (_, role, people, records, units) => {
    const client = await tracker.as(role);
    const answers = [
      await client.get('/api/people'),
      await client.get('/api/audit-events'),
      await client.get('/api/organisations'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([people, records, units]);
  });

  it('lists people without what signs them in', async () => {
    const answer = await (await tracker.as('security-admin')).get('/api/people?limit=3');
    expect(answer.body.items).toHaveLength(3);
    expect(answer.text).not.toMatch(/argon2|passwordHash/);
    expect(answer.body.items[0].memberships[0]).toMatchObject({ untilOn: null });
  });

  it('finds sign-ins, done and refused, in the record', async () => {
    const admin = await tracker.as('audit-admin');
    const answer = await admin.get('/api/audit-events?action=session.begin&from=2020-01-01');
    const outcomes = answer.body.items.map((record: { outcome: string }) => record.outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['done', 'refused']));
    expect(
      (await admin.get(`/api/audit-events?actorId=${answer.body.items[0].actorId}&to=2020-01-01`))
        .body.items,
    ).toEqual([]);
  });
});
