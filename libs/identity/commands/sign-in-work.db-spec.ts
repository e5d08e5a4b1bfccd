import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestDatabase } from '../../../test/harness/database.js';
import type { Problem } from '#platform/problem';
import type { FirstAccount } from '../rules/first-accounts.js';

// These tests count hash comparisons instead of measuring time, because times depend on the
// machine.
const real = await import('./password.js');
const hashesCompared = jest.fn(real.passwordMatches);
jest.unstable_mockModule('./password.js', () => ({ ...real, passwordMatches: hashesCompared }));
// These modules are imported after the mock is defined, because they import `password.js`
// themselves.
const { asService, firstAccountsFile, testDatabase } =
  await import('../../../test/harness/database.js');
const { asSuperuser } = await import('../../../test/harness/server.js');
const { FixedClock } = await import('#platform/clock');
const { readSettings } = await import('#platform/config');
const { TotpSecretCipher } = await import('../rules/totp-secret-cipher.js');
const { SignInPolicy } = await import('../rules/sign-in-policy.js');
const { signIn } = await import('./sign-in.js');

let test: TestDatabase;
let account: FirstAccount;
const cipher = new TotpSecretCipher(randomBytes(32));
const clock = new FixedClock('2026-03-02T01:00:00Z');
const policy = new SignInPolicy(readSettings({}));
beforeAll(async () => {
  test = await testDatabase();
  account = (JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as FirstAccount[]).find(
    ({ role }) => role === 'auditor',
  ) as FirstAccount;
});
beforeEach(() => {
  hashesCompared.mockClear();
});
afterAll(() => test?.close());

const attempt = (email: string, password: string, totp?: string): Promise<string> =>
  signIn(
    test.database,
    { clock, policy, seal: cipher },
    { email, password, totp },
    { requestId: 'test', from: '10.0.0.9' },
  ).then(
    () => 'in',
    (error: Problem) => error.code,
  );
const written = async (work: () => Promise<string>): Promise<[string, number]> => {
  const before = await counted();
  const answer = await work();
  return [answer, (await counted()) - before];
};
/**
 * Returns how many traces failed sign-ins have left: the number of counted attempts plus the number
 * of audit events.
 */
const counted = async (): Promise<number> =>
  asSuperuser(test.name, async (client) =>
    Number(
      (
        await client.query<{ n: string }>(
          'SELECT (SELECT coalesce(sum(failures), 0) FROM sign_in_failures) + (SELECT count(*) FROM audit_records) AS n',
        )
      ).rows[0]?.n,
    ),
  );

describe('whether an account exists does not show in the work of refusing', () => {
  it.each<[string, () => { email: string; totp?: string }]>([
    ['an address nobody has', () => ({ email: 'nobody@tracker.example' })],
    ['an account', () => ({ email: account.email })],
    [
      'an account, with a code for the second factor it does not have',
      () => ({ email: account.email, totp: '123456' }),
    ],
    [
      'an address nobody has, with a code',
      () => ({ email: 'nobody-else@tracker.example', totp: '123456' }),
    ],
  ])('%s: one hash is compared, one attempt counted, one refusal recorded', async (_, given) => {
    const { email, totp } = given();
    expect(await written(() => attempt(email, 'wrong', totp))).toEqual(['SIGN_IN_FAILED', 2]);
    expect(hashesCompared).toHaveBeenCalledTimes(1);
    expect(hashesCompared.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('an account that was closed costs the same and says the same', async () => {
    await asService(test, 'UPDATE people SET active = false WHERE email = $1', [account.email]);
    expect(await written(() => attempt(account.email, account.password))).toEqual([
      'SIGN_IN_FAILED',
      2,
    ]);
    expect(hashesCompared).toHaveBeenCalledTimes(1);
    await asService(test, 'UPDATE people SET active = true WHERE email = $1', [account.email]);
    expect(await attempt(account.email, account.password)).toBe('in');
  });

  it('nothing is compared for whoever has to wait, known or not', async () => {
    for (const email of [account.email, 'nobody-at-all@tracker.example']) {
      for (let guess = 0; guess < 5; guess += 1) await attempt(email, 'wrong');
      hashesCompared.mockClear();
      expect(await attempt(email, 'wrong')).toBe('TOO_MANY_ATTEMPTS');
      expect(hashesCompared).not.toHaveBeenCalled();
    }
  });
});
