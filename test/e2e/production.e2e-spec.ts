import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueTokenFor, type Role } from '#identity';
import type { Answered, ApiClient, RequestExtras } from '../harness/api-client.js';
import { codeShown } from '../harness/authenticator.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asService } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

const NEXT = '一句别人不会说的话，足够长';
const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body?.code];

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker({ settings: { INSTALLATION: 'production' } });
});
afterAll(() => tracker?.close());

const later = (ms: number): void => tracker.clock.set(new Date(tracker.clock.now().getTime() + ms));
const owner = (sql: string, values: unknown[] = []) => asService<any[]>(tracker.test, sql, values);

/**
 * Returns a request header with an API token that the operator issued for an account before its
 * user ever signed in.
 */
async function scriptOf(role: Role, unit?: string): Promise<RequestExtras> {
  const { email } = tracker.account(role, unit);
  const { token } = await issueTokenFor(
    tracker.test.database,
    { email, name: 'script' },
    tracker.clock,
  );
  return { headers: { authorization: `Bearer ${token}` } };
}

async function enrol(client: ApiClient, password: string): Promise<void> {
  const begun = await client.post('/api/me/second-factor', { password });
  expect(begun.body).toEqual({
    secret: expect.any(String),
    otpauthUri: expect.stringMatching(/^otpauth:\/\/totp\//),
  });
  const confirmed = await client.post('/api/me/second-factor/confirmation', {
    code: codeShown(begun.body.secret, tracker.clock.now()),
  });
  expect(confirmed.status).toBe(201);
}

describe('in production a first account', () => {
  it('that reads and files changes its password before anything else, by hand and by script', async () => {
    const { email, password } = tracker.account('officer', 'sample-transport');
    const script = await scriptOf('officer', 'sample-transport');
    const client = tracker.anonymous();
    const begun = await client.signIn(email, password);
    expect([begun.status, begun.body.restrictions, begun.body.limit]).toEqual([
      201,
      ['password-change-required'],
      'password-change',
    ]);
    expect((await client.get('/api/me')).body.restrictions).toEqual(['password-change-required']);
    for (const [method, path] of [
      ['GET', '/api/projects'],
      ['GET', '/api/sessions'],
      ['POST', '/api/tokens'],
      ['POST', '/api/me/second-factor'],
    ] as const) {
      expect([
        path,
        ...codeOf(await client.send(method, path, method === 'POST' ? {} : undefined)),
      ]).toEqual([path, 403, 'PASSWORD_CHANGE_REQUIRED']);
    }
    expect(codeOf(await tracker.anonymous().get('/api/projects', script))).toEqual([
      403,
      'PASSWORD_CHANGE_REQUIRED',
    ]);
    expect((await tracker.anonymous().get('/api/me', script)).body.restrictions).toEqual([
      'password-change-required',
    ]);

    expect(
      (await client.post('/api/me/password', { current: password, next: NEXT, keepTokens: true }))
        .status,
    ).toBe(204);
    expect((await client.get('/api/me')).body).toMatchObject({ restrictions: [], limit: null });
    expect((await client.get('/api/projects')).status).toBe(200);
    expect((await tracker.anonymous().get('/api/projects', script)).status).toBe(200);
  });

  it.each<[Role, string]>([
    ['manager', '/api/projects'],
    ['system-admin', '/api/status'],
    ['security-admin', '/api/people'],
    ['audit-admin', '/api/audit-events'],
  ])('that decides or administers (%s) enrols a second factor as well', async (role, path) => {
    const { email, password } = tracker.account(role);
    const script = await scriptOf(role);
    const client = tracker.anonymous();
    expect((await client.signIn(email, password)).body.restrictions).toEqual([
      'password-change-required',
      'second-factor-enrolment-required',
    ]);
    expect(codeOf(await client.get(path))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    await client.post('/api/me/password', { current: password, next: NEXT, keepTokens: true });
    expect((await client.get('/api/me')).body.restrictions).toEqual([
      'second-factor-enrolment-required',
    ]);
    expect(codeOf(await client.get(path))).toEqual([403, 'SECOND_FACTOR_ENROLMENT_REQUIRED']);
    expect(codeOf(await tracker.anonymous().get(path, script))).toEqual([
      403,
      'SECOND_FACTOR_ENROLMENT_REQUIRED',
    ]);
    await enrol(client, NEXT);
    expect((await client.get('/api/me')).body.restrictions).toEqual([]);
    expect([
      (await client.get(path)).status,
      (await tracker.anonymous().get(path, script)).status,
    ]).toEqual([200, 200]);
    // The page that shows all outgoing mails, with their secret links, exists only in a trial
    // installation.
    expect(codeOf(await client.get('/api/mails'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await tracker.anonymous().signIn(email, NEXT))).toEqual([
      401,
      'SECOND_FACTOR_REQUIRED',
    ]);
  });

  it('may do both in the other order', async () => {
    const { email, password } = tracker.account('manager', 'sample-development');
    const client = tracker.anonymous();
    await client.signIn(email, password);
    await enrol(client, password);
    expect((await client.get('/api/me')).body.restrictions).toEqual(['password-change-required']);
    await client.post('/api/me/password', { current: password, next: NEXT });
    expect((await client.get('/api/projects')).status).toBe(200);
  });

  it('is shut a week after the start in production, for whoever knows the password it was given', async () => {
    const { email, password } = tracker.account('officer', 'sample-development');
    await owner(
      'UPDATE people SET initial_password_since = $1 WHERE initial_password_since IS NOT NULL',
      [new Date('2020-01-01')],
    );
    const [{ since }] = (await owner(
      'SELECT production_since AS since FROM installation_state',
    )) as [{ since: Date }];
    tracker.clock.set(new Date(since.getTime() + 7 * 86_400_000 - 1_000));
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(201);
    later(1_000);
    expect(codeOf(await tracker.anonymous().signIn(email, password))).toEqual([
      401,
      'INITIAL_PASSWORD_LAPSED',
    ]);
    expect(codeOf(await tracker.anonymous().signIn(email, 'a guess'))).toEqual([
      401,
      'SIGN_IN_FAILED',
    ]);
    expect(
      (await tracker.anonymous().signIn(tracker.account('officer', 'sample-transport').email, NEXT))
        .status,
    ).toBe(201);
  });
});

describe('in production', () => {
  it('the second factor of a deciding role cannot be lifted, and that of another can be asked for', async () => {
    const client = tracker.anonymous();
    const { email } = tracker.account('security-admin');
    await owner(
      'DELETE FROM second_factors WHERE person_id = (SELECT id FROM people WHERE email = $1)',
      [email],
    );
    await client.signIn(email, NEXT);
    await enrol(client, NEXT);
    const items = (await client.get('/api/role-requirements')).body.items as {
      role: string;
      secondFactor: boolean;
      compulsory: boolean;
    }[];
    expect(
      items
        .filter(({ secondFactor, compulsory }) => secondFactor && compulsory)
        .map(({ role }) => role),
    ).toEqual(['audit-admin', 'manager', 'security-admin', 'system-admin']);
    expect(
      codeOf(await client.send('PUT', '/api/role-requirements/manager', { secondFactor: false })),
    ).toEqual([409, 'SECOND_FACTOR_COMPULSORY']);
    expect(
      (await client.send('PUT', '/api/role-requirements/auditor', { secondFactor: true })).body,
    ).toMatchObject({ secondFactor: true, compulsory: false });
    expect((await client.get('/api/status')).body.parts.installation).toEqual({
      status: 'ok',
      why: null,
      mode: 'production',
      upgraded: false,
    });
  });

  it('the day it began is noted once, in the record too', async () => {
    const changes = () =>
      owner("SELECT new_value FROM audit_records WHERE action = 'installation.change-mode'");
    expect(await changes()).toEqual([{ new_value: { installation: 'production' } }]);
  });
});

describe('a trial', () => {
  it.each<[string, boolean, RegExp, RegExp]>([
    ['from the start', false, /^按试用方式运行/, /^It runs as a trial/],
    ['that was upgraded', true, /^由早先的版本升级而来/, /^Upgraded from an earlier version/],
  ])('%s asks for nothing, and says on the status page what it is', async (_, upgraded, zh, en) => {
    const trial = await bootTracker();
    try {
      await asSuperuser(trial.test.name, (client) =>
        client.query('UPDATE installation_state SET upgraded = $1', [upgraded]),
      );
      const admin = await trial.as('system-admin');
      expect((await admin.get('/api/me')).body).toMatchObject({ restrictions: [], limit: null });
      const said = async (language: string) =>
        (await admin.get('/api/status', { headers: { 'accept-language': language } })).body.parts
          .installation;
      expect(await said('zh')).toEqual({
        status: 'ok',
        why: expect.stringMatching(zh),
        mode: 'trial',
        upgraded,
      });
      expect((await said('en')).why).toMatch(en);
    } finally {
      await trial.close();
    }
  });
});
