import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient, type Answered } from '../harness/api-client.js';
import { codeShown, seedOf } from '../harness/authenticator.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { serviceScope } from '#platform/database';

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker();
});
afterAll(() => tracker?.close());
const later = (seconds: number): void =>
  tracker.clock.set(new Date(tracker.clock.now().getTime() + seconds * 1000));
// Moves the clock before each test, because the code of a 30-second time step is accepted only once
// for a person.
beforeEach(() => later(120));

const codeOf = (answer: Answered): [number, string] => [answer.status, answer.body?.code];
const signIn = (email: string, password: string, totp?: string): Promise<Answered> =>
  tracker
    .anonymous()
    .post('/api/sessions', { email, password, ...(totp === undefined ? {} : { totp }) });

/**
 * Returns the code that an authenticator app shows now, or `steps` time steps of 30 seconds later.
 */
const shown = (secret: string, steps = 0): string =>
  codeShown(secret, new Date(tracker.clock.now().getTime() + steps * 30_000));
const wrong = (right: string): string => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

async function enrol(
  client: ApiClient,
  password: string,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await client.post('/api/me/second-factor', { password });
  expect(begun.status).toBe(201);
  expect(begun.body.otpauthUri).toContain(`secret=${begun.body.secret}&`);
  const confirmed = await client.post('/api/me/second-factor/confirmation', {
    code: shown(begun.body.secret, -1),
  });
  expect(confirmed.status).toBe(201);
  return { secret: begun.body.secret, recoveryCodes: confirmed.body.recoveryCodes };
}

describe('a second factor', () => {
  let secret: string;
  let recoveryCodes: string[];
  let email: string;
  let password: string;
  beforeAll(async () => {
    ({ email, password } = tracker.account('auditor'));
    const auditor = await tracker.as('auditor');
    expect(
      codeOf(await auditor.post('/api/me/second-factor/confirmation', { code: '000000' })),
    ).toEqual([409, 'SECOND_FACTOR_NOT_BEGUN']);
    expect(
      codeOf(
        await auditor.post('/api/me/second-factor', {
          password: 'somebody who found the session open',
        }),
      ),
    ).toEqual([422, 'PASSWORD_WRONG']);
    const begun = await auditor.post('/api/me/second-factor', { password });
    expect(
      codeOf(
        await auditor.post('/api/me/second-factor/confirmation', {
          code: wrong(shown(begun.body.secret)),
        }),
      ),
    ).toEqual([422, 'TOTP_WRONG']);
    expect((await signIn(email, password)).status).toBe(201);
    ({ secret, recoveryCodes } = await enrol(auditor, password));
    expect(secret).not.toBe(begun.body.secret);
    expect((await auditor.get('/api/me/second-factor')).body).toEqual({
      enabled: true,
      since: tracker.clock.now().toISOString(),
      recoveryCodesLeft: 10,
    });
    expect(codeOf(await auditor.post('/api/me/second-factor', { password }))).toEqual([
      409,
      'SECOND_FACTOR_EXISTS',
    ]);
  });

  it('is asked for after a right password, and never after a wrong one', async () => {
    expect(codeOf(await signIn(email, password))).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    expect(codeOf(await signIn(email, 'wrong'))).toEqual([401, 'SIGN_IN_FAILED']);
    expect(codeOf(await signIn(email, 'wrong', shown(secret)))).toEqual([401, 'SIGN_IN_FAILED']);
    expect((await signIn(email, password, shown(secret))).status).toBe(201);
  });

  it('takes a step once, also when it comes twice at the same moment', async () => {
    const code = shown(secret);
    const both = await Promise.all([signIn(email, password, code), signIn(email, password, code)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 401]);
    expect(codeOf(await signIn(email, password, code))).toEqual([401, 'SECOND_FACTOR_WRONG']);
    expect(codeOf(await signIn(email, password, shown(secret, -1)))).toEqual([
      401,
      'SECOND_FACTOR_WRONG',
    ]);
    later(30);
    expect(
      (await signIn(email, password, ` ${shown(secret).slice(0, 3)} ${shown(secret).slice(3)} `))
        .status,
    ).toBe(201);
  });

  it('takes each recovery code once', async () => {
    const [first = '', second = ''] = recoveryCodes;
    expect([recoveryCodes.length, new Set(recoveryCodes).size]).toEqual([10, 10]);
    expect((await signIn(email, password, first)).status).toBe(201);
    expect(codeOf(await signIn(email, password, first))).toEqual([401, 'SECOND_FACTOR_WRONG']);
    const client = tracker.anonymous();
    expect(
      (await client.signIn(email, password, second.toUpperCase().replaceAll('-', ' '))).status,
    ).toBe(201);
    expect((await client.get('/api/me/second-factor')).body.recoveryCodesLeft).toBe(8);
  });

  it('makes whoever guesses codes wait as for passwords; knowing the password forgives nothing', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      expect(codeOf(await signIn(email, password, wrong(shown(secret))))).toEqual([
        401,
        'SECOND_FACTOR_WRONG',
      ]);
      if (guess < 4)
        expect(codeOf(await signIn(email, password))).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    }
    const made = await signIn(email, password, shown(secret));
    expect([...codeOf(made), made.headers.get('retry-after')]).toEqual([
      429,
      'TOO_MANY_ATTEMPTS',
      '5',
    ]);
    later(6);
    expect((await signIn(email, password, shown(secret))).status).toBe(201);
  });

  it('leaves its failures and successes in the record, and itself nowhere', async () => {
    const record = await (
      await tracker.as('audit-admin')
    ).get('/api/audit-events?action=session.begin&limit=100');
    const codes = record.body.items.map(
      (item: any) => item.newValue?.code ?? item.newValue?.secondFactor,
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        'SECOND_FACTOR_WRONG',
        'SECOND_FACTOR_REQUIRED',
        'totp',
        'recovery-code',
      ]),
    );
    const kept = await tracker.test.database.read(serviceScope('test'), (tx) =>
      tx.query<object[]>(
        "SELECT f.*, encode(sealed_seed, 'hex') AS hex, (SELECT json_agg(c) FROM recovery_codes c) AS codes FROM second_factors f",
      ),
    );
    expect(kept.length).toBeGreaterThan(0);
    const stored = JSON.stringify(kept, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const canary of [
      secret,
      seedOf(secret).toString('hex'),
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ])
      expect(stored + record.text).not.toContain(canary);
  });

  it('ends the other sessions of its owner where they want that, when it comes and when it goes', async () => {
    const { email: address, password: known } = tracker.account('audit-admin');
    const [mine, other] = [await tracker.as('audit-admin'), await tracker.as('audit-admin')];
    const begun = await mine.post('/api/me/second-factor', { password: known });
    // Sends the code in the field `totp`, its earlier name, which is still accepted for one
    // version; the response headers say that it is deprecated.
    const confirmed = await mine.post('/api/me/second-factor/confirmation', {
      totp: shown(begun.body.secret),
      endOtherSessions: true,
    });
    expect([
      confirmed.status,
      confirmed.headers.get('deprecation'),
      confirmed.headers.get('sunset'),
    ]).toEqual([201, expect.stringMatching(/^@\d+$/), expect.stringMatching(/GMT$/)]);
    expect([(await mine.get('/api/me')).status, (await other.get('/api/me')).status]).toEqual([
      200, 401,
    ]);
    later(30);
    const another = tracker.anonymous();
    await another.signIn(address, known, shown(begun.body.secret));
    later(30);
    expect(
      (
        await mine.send('DELETE', '/api/me/second-factor', {
          password: known,
          totp: shown(begun.body.secret),
          endOtherSessions: true,
        })
      ).status,
    ).toBe(204);
    expect([(await mine.get('/api/me')).status, (await another.get('/api/me')).status]).toEqual([
      200, 401,
    ]);
  });

  it('is removed by whoever shows both, and by nothing less', async () => {
    const client = tracker.anonymous();
    await client.signIn(email, password, shown(secret));
    later(30);
    const remove = (body: object) => client.send('DELETE', '/api/me/second-factor', body);
    expect(codeOf(await remove({ password: 'wrong', totp: shown(secret) }))).toEqual([
      422,
      'PASSWORD_WRONG',
    ]);
    expect(codeOf(await remove({ password, totp: wrong(shown(secret)) }))).toEqual([
      422,
      'TOTP_WRONG',
    ]);
    expect((await remove({ password, totp: shown(secret) })).status).toBe(204);
    expect((await signIn(email, password)).status).toBe(201);
    expect((await client.get('/api/me/second-factor')).body).toEqual({
      enabled: false,
      since: null,
      recoveryCodesLeft: 0,
    });
  });
});

describe('a role that needs a second factor', () => {
  it('lets its people in to enrol and for nothing else, at once', async () => {
    const security = await tracker.as('security-admin');
    const manager = await tracker.as('manager', 'sample-transport');
    const script = {
      headers: {
        authorization: `Bearer ${(await manager.post('/api/tokens', { name: 'script' })).body.token}`,
      },
    };
    expect((await security.get('/api/role-requirements')).body.items).toHaveLength(7);
    const changed = await security.send('PUT', '/api/role-requirements/manager', {
      secondFactor: true,
    });
    expect(changed.body).toEqual({
      role: 'manager',
      secondFactor: true,
      compulsory: false,
      changedAt: tracker.clock.now().toISOString(),
    });

    expect(codeOf(await manager.get('/api/projects'))).toEqual([
      403,
      'SECOND_FACTOR_ENROLMENT_REQUIRED',
    ]);
    expect(codeOf(await manager.post('/api/tokens', { name: 'a way around' }))).toEqual([
      403,
      'SECOND_FACTOR_ENROLMENT_REQUIRED',
    ]);
    expect(codeOf(await tracker.anonymous().get('/api/projects', script))).toEqual([
      403,
      'SECOND_FACTOR_ENROLMENT_REQUIRED',
    ]);
    const again = await tracker.as('manager', 'sample-transport');
    expect((await again.get('/api/me')).body.limit).toBe('second-factor-enrolment');
    await enrol(again, tracker.account('manager', 'sample-transport').password);
    expect((await again.get('/api/me')).body.limit).toBeNull();
    expect((await manager.get('/api/projects')).status).toBe(200);
    expect((await tracker.anonymous().get('/api/projects', script)).status).toBe(200);
    expect(
      (await (await tracker.as('officer', 'sample-transport')).get('/api/projects')).status,
    ).toBe(200);
  });

  it('is set by the security administrator alone, for roles that there are', async () => {
    const security = await tracker.as('security-admin');
    for (const role of ['officer', 'auditor', 'system-admin', 'audit-admin'] as const) {
      const other = await tracker.as(role);
      expect(
        codeOf(await other.send('PUT', '/api/role-requirements/manager', { secondFactor: false })),
      ).toEqual([403, 'FORBIDDEN']);
      expect(codeOf(await other.get('/api/role-requirements'))).toEqual([403, 'FORBIDDEN']);
    }
    expect(
      codeOf(await security.send('PUT', '/api/role-requirements/emperor', { secondFactor: true })),
    ).toEqual([404, 'NOT_FOUND']);
    expect(
      codeOf(await security.send('PUT', '/api/role-requirements/manager', { secondFactor: 'yes' })),
    ).toEqual([400, 'VALIDATION_FAILED']);
  });

  it("takes somebody who lost theirs back to enrolling, with the security administrator's help", async () => {
    const security = await tracker.as('security-admin');
    const { email, password } = tracker.account('manager', 'sample-transport');
    const people = (await security.get('/api/people?limit=200')).body.items;
    const idOf = (address: string): string => people.find((one: any) => one.email === address).id;
    expect(
      codeOf(
        await (await tracker.as('officer')).delete(`/api/people/${idOf(email)}/second-factor`),
      ),
    ).toEqual([403, 'FORBIDDEN']);
    expect(
      codeOf(
        await security.delete(
          `/api/people/${idOf(tracker.account('security-admin').email)}/second-factor`,
        ),
      ),
    ).toEqual([403, 'OWN_ACCOUNT']);
    expect(codeOf(await signIn(email, password))).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    const filed = await security.delete(`/api/people/${idOf(email)}/second-factor`);
    expect([filed.status, filed.body.kind]).toEqual([202, 'credential-reset']);
    expect(codeOf(await signIn(email, password))).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    const approval = `/api/change-requests/${filed.body.id}/approval`;
    expect(codeOf(await security.post(approval, {}))).toEqual([403, 'OWN_CHANGE_REQUEST']);
    const audit = await tracker.as('audit-admin');
    expect((await audit.post(approval, {})).body.state).toBe('approved');
    expect(codeOf(await security.delete(`/api/people/${idOf(email)}/second-factor`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect((await signIn(email, password)).body.limit).toBe('second-factor-enrolment');
  });
});
