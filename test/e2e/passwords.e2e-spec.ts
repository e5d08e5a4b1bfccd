import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

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

describe('one\'s own password', () => {
  it('is replaced by whoever knows it, and every other session ends', async () => {
    const { email, password } = tracker.account('officer', 'sample-development');
    const [mine, other] = [await tracker.as('officer', 'sample-development'), await tracker.as('officer', 'sample-development')];
    const script = { headers: { authorization: `Bearer ${(await mine.post('/api/tokens', { name: 'script' })).body.token}` } };
    expect((await mine.post('/api/me/password', { current: password, next: NEXT })).status).toBe(204);
    expect(codeOf(await tracker.stranger().get('/api/me', script))).toEqual([401, 'NOT_SIGNED_IN']);
    expect((await mine.get('/api/me')).status).toBe(200);
    expect(codeOf(await other.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await tracker.stranger().signIn(email, password))).toEqual([401, 'SIGN_IN_FAILED']);
    expect((await tracker.stranger().signIn(email, NEXT)).status).toBe(201);
  });

  it('is taken as it was typed, spaces at its ends and letters that look alike included', async () => {
    const { email, password } = tracker.account('manager', 'sample-transport');
    const typed = '  Ein Kessel, ein Klavier  ';
    expect((await (await tracker.as('manager', 'sample-transport')).post('/api/me/password', { current: password, next: typed })).status).toBe(204);
    for (const other of [typed.trim(), typed.toLowerCase(), typed.slice(0, -1)]) expect(codeOf(await tracker.stranger().signIn(email, other))).toEqual([401, 'SIGN_IN_FAILED']);
    expect((await tracker.stranger().signIn(email, typed)).status).toBe(201);
  });

  it('leaves the tokens of whoever keeps them by choice', async () => {
    const { password } = tracker.account('officer', 'sample-transport');
    const mine = await tracker.as('officer', 'sample-transport');
    const script = { headers: { authorization: `Bearer ${(await mine.post('/api/tokens', { name: 'script' })).body.token}` } };
    expect((await mine.post('/api/me/password', { current: password, next: NEXT, keepTokens: true })).status).toBe(204);
    expect((await tracker.stranger().get('/api/me', script)).status).toBe(200);
    expect((await mine.post('/api/me/password', { current: NEXT, next: password })).status).toBe(204);
    expect((await tracker.stranger().get('/api/me', script)).status).toBe(401);
  });

  it.each<[string, string, string, string]>([
    ['too short', 'x7#Kq-elf..', 'PASSWORD_TOO_SHORT', 'next'], ['common', 'Password1234', 'PASSWORD_TOO_COMMON', 'next'], ['the address', 'auditor@tracker.example', 'PASSWORD_NAMES_YOU', 'next'],
  ])('is refused when %s', async (_, next, code, path) => {
    const auditor = await tracker.as('auditor');
    const answer = await auditor.post('/api/me/password', { current: tracker.account('auditor').password, next });
    expect([...codeOf(answer), answer.body.errors[0].path]).toEqual([422, code, path]);
  });

  it('is refused when it is the present one', async () => {
    const { password } = tracker.account('auditor');
    expect(codeOf(await (await tracker.as('auditor')).post('/api/me/password', { current: password, next: password }))).toEqual([422, 'PASSWORD_UNCHANGED']);
  });

  it('cannot be guessed from a session that was left open', async () => {
    const admin = await tracker.as('system-admin');
    for (let guess = 0; guess < 5; guess += 1) expect(codeOf(await admin.post('/api/me/password', { current: `guess ${guess}`, next: NEXT }))).toEqual([422, 'PASSWORD_WRONG']);
    const { email, password } = tracker.account('system-admin');
    const made = await admin.post('/api/me/password', { current: password, next: NEXT });
    expect([...codeOf(made), made.headers.get('retry-after')]).toEqual([429, 'TOO_MANY_ATTEMPTS', '5']);
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 6_000));
    expect((await tracker.stranger().signIn(email, password)).status).toBe(201);
  });

  it('is no matter for scripts', async () => {
    const auditor = await tracker.as('auditor');
    const script = { headers: { authorization: `Bearer ${(await auditor.post('/api/tokens', { name: 'script' })).body.token}` } };
    const { password } = tracker.account('auditor');
    expect(codeOf(await tracker.stranger().post('/api/me/password', { current: password, next: NEXT }, script))).toEqual([403, 'SESSION_REQUIRED']);
    expect(codeOf(await tracker.stranger().post('/api/me/second-factor', {}, script))).toEqual([403, 'SESSION_REQUIRED']);
    expect(codeOf(await tracker.stranger().get('/api/sessions', script))).toEqual([403, 'SESSION_REQUIRED']);
  });
});

describe('a password that was reset', () => {
  it('ends sessions and tokens, is shown once, and opens only its own replacement', async () => {
    const { email, password } = tracker.account('manager', 'sample-development');
    const before = await tracker.as('manager', 'sample-development');
    const script = { headers: { authorization: `Bearer ${(await before.post('/api/tokens', { name: 'script' })).body.token}` } };
    for (let guess = 0; guess < 5; guess += 1) await tracker.stranger().signIn(email, 'forgotten');
    const reset = await security.post(`/api/people/${idOf(email)}/password-reset`, {});
    expect([reset.status, reset.body]).toEqual([201, { password: expect.stringMatching(/^[\w-]{24}$/) }]);
    expect([(await before.get('/api/me')).status, (await tracker.stranger().get('/api/me', script)).status]).toEqual([401, 401]);
    expect(codeOf(await tracker.stranger().signIn(email, password))).toEqual([401, 'SIGN_IN_FAILED']);

    const given = reset.body.password as string;
    const client = tracker.stranger();
    expect((await client.signIn(email, given)).body.limit).toBe('password-change');
    for (const [method, path] of [['GET', '/api/projects'], ['POST', '/api/tokens'], ['GET', '/api/sessions'], ['POST', '/api/me/second-factor'], ['GET', '/api/reports/spend?period=2021..2025']] as const) {
      expect([path, ...codeOf(await client.send(method, path, method === 'POST' ? { name: 'x' } : undefined))]).toEqual([path, 403, 'PASSWORD_CHANGE_REQUIRED']);
    }
    expect(codeOf(await client.post('/api/me/password', { current: given, next: given }))).toEqual([422, 'PASSWORD_UNCHANGED']);
    expect((await client.post('/api/me/password', { current: given, next: NEXT })).status).toBe(204);
    expect((await client.get('/api/me')).body.limit).toBeNull();
    expect((await client.get('/api/projects')).status).toBe(200);
    expect(codeOf(await tracker.stranger().signIn(email, given))).toEqual([401, 'SIGN_IN_FAILED']);
    const record = await (await tracker.as('audit-admin')).get('/api/audit-records?limit=200');
    expect(record.body.items.map((item: any) => item.action)).toEqual(expect.arrayContaining(['password.reset', 'password.change']));
    expect(record.text).not.toContain(given);
    expect(record.text).not.toContain(NEXT);
  });

  it('is given by the security administrator alone, never to themselves', async () => {
    const target = idOf(tracker.account('auditor').email);
    for (const role of ['officer', 'auditor', 'system-admin', 'audit-admin'] as const) {
      const client = tracker.stranger();
      const { email, password } = tracker.account(role, role === 'officer' ? 'sample-transport' : undefined);
      await client.signIn(email, password);
      expect([role, ...codeOf(await client.post(`/api/people/${target}/password-reset`, {}))]).toEqual([role, 403, 'FORBIDDEN']);
      expect([role, ...codeOf(await client.delete(`/api/people/${target}/sessions`))]).toEqual([role, 403, 'FORBIDDEN']);
    }
    expect(codeOf(await security.post(`/api/people/${idOf(tracker.account('security-admin').email)}/password-reset`, {}))).toEqual([403, 'OWN_ACCOUNT']);
    expect(codeOf(await security.post('/api/people/00000000-0000-4000-8000-000000000000/password-reset', {}))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('sessions', () => {
  it('are listed so that one can be told from another, and ended one by one', async () => {
    const [mine, other] = [await tracker.as('audit-admin'), tracker.stranger()];
    const { email, password } = tracker.account('audit-admin');
    await other.send('POST', '/api/sessions', { email, password }, { headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' } });
    const listed = (await mine.get('/api/sessions')).body.items;
    const foreign = listed.find((session: any) => session.agent === 'Firefox 140, Windows');
    expect(foreign).toEqual({
      id: expect.any(String), createdAt: tracker.clock.now().toISOString(), lastSeenAt: tracker.clock.now().toISOString(), expiresAt: expect.any(String),
      from: '127.0.0.1', agent: 'Firefox 140, Windows', current: false,
    });
    expect(listed.filter((session: any) => session.current)).toHaveLength(1);
    expect(codeOf(await (await tracker.as('auditor')).delete(`/api/sessions/${foreign.id}`))).toEqual([404, 'NOT_FOUND']);
    expect((await mine.delete(`/api/sessions/${foreign.id}`)).status).toBe(204);
    expect((await mine.get('/api/sessions')).body.items.map((session: any) => session.id)).not.toContain(foreign.id);
    expect(codeOf(await mine.delete(`/api/sessions/${foreign.id}`))).toEqual([404, 'NOT_FOUND']);
  });

  it('of a person all end at once at the security administrator\'s word', async () => {
    const clients = [await tracker.as('auditor'), await tracker.as('auditor')];
    expect((await security.delete(`/api/people/${idOf(tracker.account('auditor').email)}/sessions`)).status).toBe(204);
    for (const client of clients) expect(codeOf(await client.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await security.delete('/api/people/00000000-0000-4000-8000-000000000000/sessions'))).toEqual([404, 'NOT_FOUND']);
  });

  it('expire after four hours without a request', async () => {
    const client = await tracker.as('officer', 'sample-transport');
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 4 * 3_600_000));
    expect(codeOf(await client.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it('are ended by whoever showed their password within a quarter of an hour', async () => {
    const [mine, other] = [await tracker.as('audit-admin'), await tracker.as('audit-admin')];
    const { password } = tracker.account('audit-admin');
    tracker.clock.set(new Date(tracker.clock.now().getTime() + 15 * 60_000));
    const foreign = (await mine.get('/api/sessions')).body.items.find((session: any) => !session.current);
    expect(codeOf(await mine.delete(`/api/sessions/${foreign.id}`))).toEqual([403, 'PROOF_REQUIRED']);
    expect(codeOf(await mine.post('/api/sessions/current/proof', { password: 'a guess' }))).toEqual([422, 'PASSWORD_WRONG']);
    expect((await other.get('/api/me')).status).toBe(200);
    expect((await mine.post('/api/sessions/current/proof', { password })).status).toBe(204);
    expect((await mine.delete(`/api/sessions/${foreign.id}`)).status).toBe(204);
  });
});
