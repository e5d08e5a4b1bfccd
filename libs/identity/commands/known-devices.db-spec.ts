import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  firstAccountsFile,
  type TestDatabase,
  testDatabase,
} from '../../../test/harness/database.js';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import type { Problem } from '#platform/problem';
import { actorOfSession, type SessionActor } from '../queries/actor-of.js';
import type { FirstAccount } from '../rules/first-accounts.js';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { codeOfStep, newSeed, stepAt } from '../rules/totp.js';
import { changePassword } from './change-password.js';
import { endSession } from './end-session.js';
import { signIn } from './sign-in.js';

const policy = new SignInPolicy(readSettings({}));
const terms = () => ({ clock, policy });
const cipher = new TotpSecretCipher(randomBytes(32));
let test: TestDatabase;
let clock: FixedClock;
let accounts: FirstAccount[];
beforeAll(async () => {
  test = await testDatabase();
  accounts = JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as FirstAccount[];
});
beforeEach(async () => {
  clock = new FixedClock('2026-03-02T01:00:00Z');
  await test.database.write(serviceScope('test'), async (tx) => {
    for (const table of ['sign_in_failures', 'sign_in_failures_by_source', 'sign_in_counters'])
      await tx.query(`DELETE FROM ${table}`);
  });
});
afterAll(() => test?.close());

const accountOf = (role: string): FirstAccount =>
  accounts.find((account) => account.role === role) as FirstAccount;
interface Try {
  password?: string;
  totp?: string;
  device?: string | undefined;
  from?: string;
}
const enter = ({ email, password }: FirstAccount, { from = '10.0.0.9', ...given }: Try = {}) =>
  signIn(
    test.database,
    { ...terms(), seal: cipher },
    { email, password, ...given },
    { requestId: 'test', from },
  );
const answerOf = (account: FirstAccount, given: Try = {}): Promise<string> =>
  enter(account, given).then(
    () => 'in',
    (error: Problem) => error.code,
  );
const fail = async (account: FirstAccount, times: number, given: Try = {}): Promise<void> => {
  for (let failed = 0; failed < times; failed += 1)
    await answerOf(account, { password: 'guess', ...given });
};
const sessionOf = async (token: string): Promise<SessionActor> =>
  (await actorOfSession(test.database, terms(), token, { requestId: 'test' })) as SessionActor;
const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));

describe('while strangers try an account', () => {
  it('the right person comes in on a device they used before, from the same network too, as often as they like', async () => {
    const officer = accountOf('officer');
    let { device } = await enter(officer);
    await fail(officer, 60);
    expect(await answerOf(officer)).toBe('TOO_MANY_ATTEMPTS');
    for (let time = 0; time < 3; time += 1) ({ device } = await enter(officer, { device }));
  });

  it('a device of somebody else is as strange as any', async () => {
    const [officer, manager] = [accountOf('officer'), accountOf('manager')];
    const { device } = await enter(manager);
    await fail(officer, 5);
    expect(await answerOf(officer, { device })).toBe('TOO_MANY_ATTEMPTS');
  });

  it('the right person comes in from another network', async () => {
    const auditor = accountOf('auditor');
    await fail(auditor, 60);
    expect(await answerOf(auditor)).toBe('TOO_MANY_ATTEMPTS');
    expect(await answerOf(auditor, { from: '10.0.0.10' })).toBe('in');
  });

  it("a known device is no place to guess at leisure, and its owner's slips keep nobody else out", async () => {
    const officer = accountOf('officer');
    const { device } = await enter(officer);
    await fail(officer, 10, { device });
    expect(await answerOf(officer, { device })).toBe('TOO_MANY_ATTEMPTS');
    expect(await answerOf(officer)).toBe('in');
  });

  it('guessing from many networks is bounded', async () => {
    const auditor = accountOf('auditor');
    for (let network = 0; network < 25; network += 1)
      await fail(auditor, 4, { from: `10.1.0.${network}` });
    expect(await answerOf(auditor, { from: '10.2.0.1' })).toBe('TOO_MANY_ATTEMPTS');
    later(1_000);
    expect(await answerOf(auditor, { from: '10.2.0.1' })).toBe('in');
  });

  it('nobody makes a signed-in person wait who shows their password again', async () => {
    const manager = accountOf('manager');
    const { actor, token } = await enter(manager);
    await fail(manager, 20);
    const next = 'a new password of the manager';
    await changePassword(test.database, terms(), await sessionOf(token), {
      current: manager.password,
      next,
      keepTokens: false,
    });
    manager.password = next;
    expect(actor.email).toBe(manager.email);
  });
});

describe('a device', () => {
  it('shows another secret after each sign-in, for everybody who shares it; the old one is worth nothing', async () => {
    const [officer, manager] = [accountOf('officer'), accountOf('manager')];
    const first = (await enter(officer)).device;
    const second = (await enter(manager, { device: first })).device;
    expect(second).not.toBe(first);
    for (const person of [officer, manager]) await fail(person, 5);
    expect(await answerOf(officer, { device: first })).toBe('TOO_MANY_ATTEMPTS');
    expect(await answerOf(manager, { device: second })).toBe('in');
  });

  it.each<[string, (account: FirstAccount, actor: SessionActor) => Promise<void>]>([
    [
      'whose session was ended',
      (_, actor) => endSession(test.database, clock, actor, actor.sessionId),
    ],
    ['of which it was too long ago', async () => later(181 * 86_400_000)],
    [
      'when the password was changed on another',
      async (account) => {
        const other = await sessionOf((await enter(account)).token);
        const next = `${account.password}+`;
        await changePassword(test.database, terms(), other, {
          current: account.password,
          next,
          keepTokens: false,
        });
        account.password = next;
      },
    ],
  ])('is strange again %s', async (_, happens) => {
    const account = accountOf('audit-admin');
    const { device, token } = await enter(account);
    await happens(account, await sessionOf(token));
    await fail(account, 5);
    expect(await answerOf(account, { device })).toBe('TOO_MANY_ATTEMPTS');
  });

  it('is stored as a hash only', async () => {
    const { device } = await enter(accountOf('auditor'));
    const stored = await test.database.read(serviceScope('test'), (tx) =>
      tx.query<object[]>('SELECT * FROM known_devices'),
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(device);
  });
});

describe('with a second factor', () => {
  let admin: FirstAccount;
  const seed = newSeed();
  const code = (): string => codeOfStep(seed, stepAt(clock.now()));
  beforeAll(async () => {
    admin = accountOf('security-admin');
    await test.database.write(serviceScope('test'), async (tx) => {
      const [person] = await tx.query<{ id: string }[]>('SELECT id FROM people WHERE email = $1', [
        admin.email,
      ]);
      await tx.query(
        'INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at, confirmed_at) VALUES ($1, $2, $3, now(), now())',
        [person?.id, cipher.seal(person?.id ?? '', seed), cipher.keyId],
      );
    });
  });

  it('a strange device need not wait that gives both at once, and learns nothing from giving one', async () => {
    await fail(admin, 60);
    expect(await answerOf(admin)).toBe('TOO_MANY_ATTEMPTS');
    expect(await answerOf(admin, { totp: '000000' })).toBe('TOO_MANY_ATTEMPTS');
    expect(await answerOf(admin, { password: 'guess', totp: code() })).toBe('TOO_MANY_ATTEMPTS');
    // The one-time code that was sent with a wrong password has not been marked as used, so the
    // same code is still accepted here.
    expect(await answerOf(admin, { totp: code() })).toBe('in');
  });

  it('codes cannot be guessed by whoever knows the password, and nobody else uses the tries up', async () => {
    later(60_000);
    await fail(admin, 20, { totp: '000000' });
    expect(await answerOf(admin, { totp: code() })).toBe('in');
    later(60_000);
    await fail(admin, 5);
    await fail(admin, 5, { password: admin.password, totp: '000000' });
    expect(await answerOf(admin, { totp: code() })).toBe('TOO_MANY_ATTEMPTS');
  });
});
