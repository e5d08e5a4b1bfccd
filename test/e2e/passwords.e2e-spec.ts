import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { until } from '../harness/until.js';

let tracker: BootedTracker;
let security: ApiClient;
let idOf: (email: string) => string;
beforeAll(async () => {
  tracker = await bootTracker();
  security = await tracker.as('security-admin');
  const people = (await security.get('/api/people?limit=200')).body.items;
  idOf = (email) => people.find((one: any) => one.email === email).id;
});
afterAll(() => tracker?.close());

const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body?.code];
const NEXT = '一句别人不会说的话，足够长';

describe("one's own password", () => {
  it('is replaced by whoever knows it, and every other session ends', async () => {
    const { email, password } = tracker.account('officer', 'sample-development');
    const [mine, other] = [
      await tracker.as('officer', 'sample-development'),
      await tracker.as('officer', 'sample-development'),
    ];
    const script = {
      headers: {
        authorization: `Bearer ${(await mine.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    expect((await mine.post('/api/me/password', { current: password, next: NEXT })).status).toBe(
      204,
    );
    expect(codeOf(await tracker.anonymous().get('/api/me', script))).toEqual([
      401,
      'NOT_SIGNED_IN',
    ]);
    expect((await mine.get('/api/me')).status).toBe(200);
    expect(codeOf(await other.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await tracker.anonymous().signIn(email, password))).toEqual([
      401,
      'SIGN_IN_FAILED',
    ]);
    expect((await tracker.anonymous().signIn(email, NEXT)).status).toBe(201);
  });

  it('is taken as it was typed, spaces at its ends and letters that look alike included', async () => {
    const { email, password } = tracker.account('manager', 'sample-transport');
    const typed = '  Ein Kessel, ein Klavier  ';
    expect(
      (
        await (
          await tracker.as('manager', 'sample-transport')
        ).post('/api/me/password', { current: password, next: typed })
      ).status,
    ).toBe(204);
    for (const other of [typed.trim(), typed.toLowerCase(), typed.slice(0, -1)])
      expect(codeOf(await tracker.anonymous().signIn(email, other))).toEqual([
        401,
        'SIGN_IN_FAILED',
      ]);
    expect((await tracker.anonymous().signIn(email, typed)).status).toBe(201);
  });

  it('leaves the tokens of whoever keeps them by choice', async () => {
    const { password } = tracker.account('officer', 'sample-transport');
    const mine = await tracker.as('officer', 'sample-transport');
    const script = {
      headers: {
        authorization: `Bearer ${(await mine.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    expect(
      (await mine.post('/api/me/password', { current: password, next: NEXT, keepTokens: true }))
        .status,
    ).toBe(204);
    expect((await tracker.anonymous().get('/api/me', script)).status).toBe(200);
    expect((await mine.post('/api/me/password', { current: NEXT, next: password })).status).toBe(
      204,
    );
    expect((await tracker.anonymous().get('/api/me', script)).status).toBe(401);
  });

  it.each<[string, string, string, string]>([
    ['too short', 'x7#Kq-elf..', 'PASSWORD_TOO_SHORT', 'next'],
    ['common', 'Password1234', 'PASSWORD_TOO_COMMON', 'next'],
    ['the address', 'auditor@tracker.example', 'PASSWORD_NAMES_YOU', 'next'],
  ])('is refused when %s', async (_, next, code, path) => {
    const auditor = await tracker.as('auditor');
    const answer = await auditor.post('/api/me/password', {
      current: tracker.account('auditor').password,
      next,
    });
    expect([...codeOf(answer), answer.body.errors[0].path]).toEqual([422, code, path]);
  });

  it('is refused when it is the present one', async () => {
    const { password } = tracker.account('auditor');
    expect(
      codeOf(
        await (
          await tracker.as('auditor')
        ).post('/api/me/password', { current: password, next: password }),
      ),
    ).toEqual([422, 'PASSWORD_UNCHANGED']);
  });

  it('cannot be guessed from a session that was left open', async () => {
    const admin = await tracker.as('system-admin');
    for (let guess = 0; guess < 5; guess += 1)
      expect(
        codeOf(await admin.post('/api/me/password', { current: `guess ${guess}`, next: NEXT })),
      ).toEqual([422, 'PASSWORD_WRONG']);
    const { email, password } = tracker.account('system-admin');
    const made = await admin.post('/api/me/password', { current: password, next: NEXT });
    expect([...codeOf(made), made.headers.get('retry-after')]).toEqual([
      429,
      'TOO_MANY_ATTEMPTS',
      '5',
    ]);
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 6_000));
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(201);
  });

  it('is no matter for scripts', async () => {
    const auditor = await tracker.as('auditor');
    const script = {
      headers: {
        authorization: `Bearer ${(await auditor.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    const { password } = tracker.account('auditor');
    expect(
      codeOf(
        await tracker
          .anonymous()
          .post('/api/me/password', { current: password, next: NEXT }, script),
      ),
    ).toEqual([403, 'SESSION_REQUIRED']);
    expect(codeOf(await tracker.anonymous().post('/api/me/second-factor', {}, script))).toEqual([
      403,
      'SESSION_REQUIRED',
    ]);
    expect(codeOf(await tracker.anonymous().get('/api/sessions', script))).toEqual([
      403,
      'SESSION_REQUIRED',
    ]);
  });
});

/** Has a second administrator approve the reset of a password of a role that decides. */
async function approved({ status, body }: Answered): Promise<Answered> {
  expect(status).toBe(202);
  const second = await tracker.as('system-admin');
  return second.post(`/api/change-requests/${body.id}/approval`, {});
}

describe('a password that was reset', () => {
  it('ends with sessions and tokens, and its person alone chooses the next one, by a link that works once', async () => {
    const { email, password } = tracker.account('manager', 'sample-development');
    const before = await tracker.as('manager', 'sample-development');
    const script = {
      headers: {
        authorization: `Bearer ${(await before.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    for (let guess = 0; guess < 5; guess += 1) await tracker.anonymous().signIn(email, 'forgotten');
    const reset = await approved(await security.post('/api/password-links', { email }));
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(401);
    expect([
      (await before.get('/api/me')).status,
      (await tracker.anonymous().get('/api/me', script)).status,
    ]).toEqual([401, 401]);
    expect(codeOf(await tracker.anonymous().signIn(email, password))).toEqual([
      401,
      'SIGN_IN_FAILED',
    ]);

    const secret = await tracker.linkSecret(email);
    expect(reset.text).not.toContain(secret);
    const stored = await asSuperuser(tracker.test.name, (client) =>
      client.query<{ text: string }>(
        'SELECT string_agg(l::text, chr(10)) AS text FROM password_links l',
      ),
    );
    expect(stored.rows[0]?.text).not.toContain(secret);
    const use = (next: string) =>
      tracker.anonymous().post(`/api/password-links/${secret}`, { next });
    expect([
      ...codeOf(await use('Password1234')),
      (await use('short')).body.errors[0].path,
    ]).toEqual([422, 'PASSWORD_TOO_COMMON', 'next']);
    const answers = await Promise.all([use(NEXT), use(`${NEXT}，另一句`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(codeOf(await use(NEXT))).toEqual([404, 'PASSWORD_LINK_INVALID']);
    const chosen = answers[0]?.status === 204 ? NEXT : `${NEXT}，另一句`;
    const client = tracker.anonymous();
    expect((await client.signIn(email, chosen)).body).toMatchObject({ limit: null });
    expect((await client.get('/api/projects')).status).toBe(200);
    const record = await (await tracker.as('audit-admin')).get('/api/audit-events?limit=200');
    expect(record.body.items.map((item: any) => item.action)).toEqual(
      expect.arrayContaining(['password.reset', 'password-link.use']),
    );
    for (const text of [secret, NEXT]) expect(record.text).not.toContain(text);
  });

  it('by a link that is too old, or was followed by another, stays as it is', async () => {
    const { email } = tracker.account('manager', 'sample-transport');
    await approved(await security.post(`/api/people/${idOf(email)}/password-reset`, {}));
    const first = await tracker.linkSecret(email);
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 60_000));
    await approved(await security.post('/api/password-links', { personId: idOf(email) }));
    const second = await tracker.linkSecret(email);
    expect(
      codeOf(await tracker.anonymous().post(`/api/password-links/${first}`, { next: NEXT })),
    ).toEqual([404, 'PASSWORD_LINK_INVALID']);
    const madeAt = tracker.clock.now().getTime();
    tracker.clock.set(new Date(madeAt + 86_400_000));
    expect(
      codeOf(await tracker.anonymous().post(`/api/password-links/${second}`, { next: NEXT })),
    ).toEqual([404, 'PASSWORD_LINK_INVALID']);
    tracker.clock.set(new Date(madeAt + 86_399_000));
    expect(
      (await tracker.anonymous().post(`/api/password-links/${second}`, { next: NEXT })).status,
    ).toBe(204);
    tracker.clock.set(new Date(madeAt));
  });

  it('is reset by the security administrator alone, never their own', async () => {
    const target = idOf(tracker.account('auditor').email);
    for (const role of ['officer', 'auditor', 'system-admin', 'audit-admin'] as const) {
      const client = tracker.anonymous();
      const { email, password } = tracker.account(
        role,
        role === 'officer' ? 'sample-transport' : undefined,
      );
      await client.signIn(email, password);
      for (const path of ['/api/password-links', `/api/people/${target}/password-reset`]) {
        expect([
          role,
          ...codeOf(await client.post(path, path.endsWith('links') ? { personId: target } : {})),
        ]).toEqual([role, 403, 'FORBIDDEN']);
      }
      expect([role, ...codeOf(await client.delete(`/api/people/${target}/sessions`))]).toEqual([
        role,
        403,
        'FORBIDDEN',
      ]);
    }
    expect(
      codeOf(
        await security.post('/api/password-links', {
          personId: idOf(tracker.account('security-admin').email),
        }),
      ),
    ).toEqual([403, 'OWN_ACCOUNT']);
    expect(
      codeOf(
        await security.post('/api/password-links', {
          personId: '00000000-0000-4000-8000-000000000000',
        }),
      ),
    ).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await security.post('/api/password-links', {}))).toEqual([422, 'PERSON_UNKNOWN']);
  });

  it('because it was forgotten is answered alike for an address that nobody has, and sends few links', async () => {
    const { email, password } = tracker.account('officer', 'sample-transport');
    const ask = (address: string) =>
      tracker.anonymous().post('/api/forgotten-passwords', { email: address });
    const linksTo = async (address: string): Promise<number> =>
      (
        await asSuperuser(tracker.test.name, (client) =>
          client.query('SELECT FROM mail_outbox WHERE to_address = $1', [address]),
        )
      ).rowCount ?? 0;
    const answers = [
      await ask('nobody@x.example'),
      await ask(email),
      await ask(email),
      await ask(email),
      await ask(email),
    ];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    await until('the links have been sent', async () => (await linksTo(email)) >= 3);
    expect([answers[0]?.status, await linksTo('nobody@x.example'), await linksTo(email)]).toEqual([
      202, 0, 3,
    ]);
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(201);
    await tracker.choosePassword(email, NEXT);
    expect(codeOf(await tracker.anonymous().signIn(email, password))).toEqual([
      401,
      'SIGN_IN_FAILED',
    ]);
  });
});

describe('sessions', () => {
  it('are listed so that one can be told from another, and ended one by one', async () => {
    const [mine, other] = [await tracker.as('audit-admin'), tracker.anonymous()];
    const { email, password } = tracker.account('audit-admin');
    await other.send(
      'POST',
      '/api/sessions',
      { email, password },
      {
        headers: {
          'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
        },
      },
    );
    const listed = (await mine.get('/api/sessions')).body.items;
    const foreign = listed.find((session: any) => session.agent === 'Firefox 140, Windows');
    expect(foreign).toEqual({
      id: expect.any(String),
      createdAt: tracker.clock.now().toISOString(),
      lastSeenAt: tracker.clock.now().toISOString(),
      expiresAt: expect.any(String),
      from: '127.0.0.1',
      agent: 'Firefox 140, Windows',
      current: false,
    });
    expect(listed.filter((session: any) => session.current)).toHaveLength(1);
    expect(
      codeOf(await (await tracker.as('auditor')).delete(`/api/sessions/${foreign.id}`)),
    ).toEqual([404, 'NOT_FOUND']);
    expect((await mine.delete(`/api/sessions/${foreign.id}`)).status).toBe(204);
    expect(
      (await mine.get('/api/sessions')).body.items.map((session: any) => session.id),
    ).not.toContain(foreign.id);
    expect(codeOf(await mine.delete(`/api/sessions/${foreign.id}`))).toEqual([404, 'NOT_FOUND']);
  });

  it("of a person all end at once at the security administrator's word", async () => {
    const clients = [await tracker.as('auditor'), await tracker.as('auditor')];
    expect(
      (await security.delete(`/api/people/${idOf(tracker.account('auditor').email)}/sessions`))
        .status,
    ).toBe(204);
    for (const client of clients)
      expect(codeOf(await client.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(
      codeOf(await security.delete('/api/people/00000000-0000-4000-8000-000000000000/sessions')),
    ).toEqual([404, 'NOT_FOUND']);
  });

  it('expire after four hours without a request', async () => {
    const client = await tracker.as('auditor');
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 4 * 3_600_000));
    expect(codeOf(await client.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('are ended by whoever showed their password within a quarter of an hour', async () => {
    const [mine, other] = [await tracker.as('audit-admin'), await tracker.as('audit-admin')];
    const { password } = tracker.account('audit-admin');
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 15 * 60_000));
    const foreign = (await mine.get('/api/sessions')).body.items.find(
      (session: any) => !session.current,
    );
    expect(codeOf(await mine.delete(`/api/sessions/${foreign.id}`))).toEqual([
      403,
      'PROOF_REQUIRED',
    ]);
    expect(codeOf(await mine.post('/api/sessions/current/proof', { password: 'a guess' }))).toEqual(
      [422, 'PASSWORD_WRONG'],
    );
    expect((await other.get('/api/me')).status).toBe(200);
    expect((await mine.post('/api/sessions/current/proof', { password })).status).toBe(204);
    expect((await mine.delete(`/api/sessions/${foreign.id}`)).status).toBe(204);
  });
});
