import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  asService,
  firstAccountsFile,
  type TestDatabase,
  testDatabase,
} from '../../../test/harness/database.js';
import { listAuditEvents } from '#audit';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import type { Problem } from '#platform/problem';
import { actorOfSession, actorOfToken } from '../queries/actor-of.js';
import type { FirstAccount } from '../rules/first-accounts.js';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { createToken, issueTokenFor } from './create-token.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

const START = '2026-03-02T01:00:00Z';
const asked = { requestId: 'test', from: '10.0.0.9' };
const cipher = new TotpSecretCipher(randomBytes(32));
const policy = new SignInPolicy(readSettings({}));
let test: TestDatabase;
let clock: FixedClock;
let accounts: FirstAccount[];
beforeAll(async () => {
  test = await testDatabase();
  accounts = JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as FirstAccount[];
});
beforeEach(() => {
  clock = new FixedClock(START);
});
afterAll(() => test?.close());

const accountOf = (role: string): FirstAccount =>
  accounts.find((account) => account.role === role) as FirstAccount;
const attempt = (email: string, password: string): Promise<string> =>
  signIn(test.database, terms(), { email, password }, asked).then(
    () => 'in',
    (error: Problem) =>
      `${error.code}${error.facts['seconds'] === undefined ? '' : ` ${error.facts['seconds']}`}`,
  );
const terms = () => ({ clock, policy, seal: cipher });
const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
const MINUTE = 60_000;
const HOUR = 3_600_000;
const owner = (sql: string, values: unknown[] = []) => asService<object[]>(test, sql, values);

describe('a session', () => {
  it('names its person and their scope until it ends', async () => {
    const { token, actor } = await signIn(test.database, terms(), accountOf('officer'), asked);
    const seen = await actorOfSession(test.database, terms(), token, asked);
    expect(seen?.scope).toEqual({
      actorId: actor.personId,
      authority: 'officer@sample-transport',
      sees: ['sample-transport'],
      writes: ['sample-transport'],
      records: [],
      ownAccountOnly: true,
      requestId: 'test',
      from: '10.0.0.9',
      organisationNumbers: expect.any(Map),
    });
    await signOut(test.database, clock, actor, token);
    expect(await actorOfSession(test.database, terms(), token, asked)).toBeNull();
  });

  it.each<[string, string, number]>([
    ['four', 'auditor', 240],
    ['half an', 'system-admin', 30],
  ])('ends after %s hours without a request, of an %s', async (_, role, minutes) => {
    const idle = (await signIn(test.database, terms(), accountOf(role), asked)).token;
    const busy = (await signIn(test.database, terms(), accountOf(role), asked)).token;
    later((minutes - 1) * MINUTE);
    expect(await actorOfSession(test.database, terms(), busy, asked)).not.toBeNull();
    // A request that a page sends by itself, without a user action, does not extend the session.
    expect(
      await actorOfSession(test.database, terms(), idle, { ...asked, unattended: true }),
    ).not.toBeNull();
    later(MINUTE);
    expect(await actorOfSession(test.database, terms(), idle, asked)).toBeNull();
    expect(await actorOfSession(test.database, terms(), busy, asked)).not.toBeNull();
  });

  it('ends after twelve hours however much it is used, or earlier where the installation wants that', async () => {
    const { token } = await signIn(test.database, terms(), accountOf('auditor'), asked);
    const short = {
      ...terms(),
      policy: new SignInPolicy(
        readSettings({ SESSION_HOURS_MAX: '3', SESSION_IDLE_MINUTES: '720' }),
      ),
    };
    const shorter = (await signIn(test.database, short, accountOf('auditor'), asked)).token;
    for (let hour = 0; hour < 12; hour += 3) {
      expect(await actorOfSession(test.database, terms(), token, asked)).not.toBeNull();
      later(3 * HOUR);
      expect(await actorOfSession(test.database, short, shorter, asked)).toBeNull();
    }
    expect(await actorOfSession(test.database, terms(), token, asked)).toBeNull();
  });

  it('is one of five; a sixth ends the oldest, which is told why, and no other', async () => {
    const begun: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      begun.push((await signIn(test.database, terms(), accountOf('audit-admin'), asked)).token);
      later(MINUTE);
    }
    const [oldest = '', ...others] = begun;
    await expect(actorOfSession(test.database, terms(), oldest, asked)).rejects.toMatchObject({
      code: 'SESSION_REPLACED',
    });
    for (const token of others)
      expect(await actorOfSession(test.database, terms(), token, asked)).not.toBeNull();
  });

  it('is one of five also when many begin at once', async () => {
    await owner('UPDATE sessions SET ended_at = now()');
    // Sends four attempts at a time, because more simultaneous attempts would be treated as
    // guessing and be delayed.
    for (let round = 0; round < 2; round += 1)
      await Promise.all(
        Array.from({ length: 4 }, () =>
          signIn(test.database, terms(), accountOf('manager'), asked),
        ),
      );
    expect(
      await owner('SELECT count(*)::int AS standing FROM sessions WHERE ended_at IS NULL'),
    ).toEqual([{ standing: 5 }]);
  });

  it('of somebody whose account was closed opens nothing, at once', async () => {
    const { token, actor } = await signIn(test.database, terms(), accountOf('system-admin'), asked);
    await owner('UPDATE people SET active = false WHERE id = $1', [actor.personId]);
    expect(await actorOfSession(test.database, terms(), token, asked)).toBeNull();
    const { email, password } = accountOf('system-admin');
    expect(await attempt(email, password)).toBe('SIGN_IN_FAILED');
    await owner('UPDATE people SET active = true WHERE id = $1', [actor.personId]);
  });

  it('follows the roles of the day', async () => {
    clock.set('2026-03-02T14:00:00Z');
    const { token, actor } = await signIn(test.database, terms(), accountOf('manager'), asked);
    await owner("UPDATE memberships SET until_on = '2026-03-02' WHERE person_id = $1", [
      actor.personId,
    ]);
    expect(
      (await actorOfSession(test.database, terms(), token, asked))?.is(
        'manager',
        'sample-transport',
      ),
    ).toBe(true);
    clock.set('2026-03-02T16:00:00Z');
    expect((await actorOfSession(test.database, terms(), token, asked))?.scope).toMatchObject({
      sees: [],
      writes: [],
      authority: 'none',
    });
    await owner('UPDATE memberships SET until_on = NULL WHERE person_id = $1', [actor.personId]);
  });

  it('is stored as a hash only', async () => {
    const { token, csrfToken } = await signIn(test.database, terms(), accountOf('auditor'), asked);
    const stored = JSON.stringify([
      await owner('SELECT * FROM sessions'),
      await owner('SELECT new_value FROM audit_records'),
    ]);
    expect([stored.includes(token), stored.includes(csrfToken)]).toEqual([false, false]);
  });
});

describe('guessing', () => {
  it('costs more with every failure, forgives a success, and forgets after a day', async () => {
    const { email, password } = accountOf('security-admin');
    for (let failed = 0; failed < 5; failed += 1)
      expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    expect(await attempt(email, password)).toBe('TOO_MANY_ATTEMPTS 5');
    later(5_000);
    expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    expect(await attempt(email, 'guess')).toBe('TOO_MANY_ATTEMPTS 10');
    later(10_000);
    expect(await attempt(email, password)).toBe('in');
    expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    const counted = (): Promise<object[]> =>
      owner("SELECT failures FROM sign_in_counters WHERE kind = 'place' AND last_at >= $1", [
        clock.now(),
      ]);
    expect(await counted()).toEqual([{ failures: 1 }]);
    // A successful sign-in clears the failures counted for its own network only; failures from
    // other networks still count against the account.
    expect(await owner('SELECT failures FROM sign_in_failures WHERE email = $1', [email])).toEqual([
      { failures: 7 },
    ]);
    later(25 * HOUR);
    await attempt('somebody-else@tracker.example', 'guess');
    expect(
      await owner(
        "SELECT failures FROM sign_in_failures WHERE email = $1 UNION ALL SELECT failures FROM sign_in_counters WHERE kind = 'place' AND last_at < $2",
        [email, clock.now()],
      ),
    ).toEqual([]);
  });

  it('many at once gets no further than one after another, known address or not', async () => {
    for (const email of [accountOf('audit-admin').email, 'nobody@tracker.example']) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(email, 'guess')));
      expect(answers.filter((answer) => answer === 'SIGN_IN_FAILED')).toHaveLength(5);
      expect(answers.filter((answer) => answer === 'TOO_MANY_ATTEMPTS 5')).toHaveLength(7);
    }
  });

  it('is recorded without the guess', async () => {
    await attempt('canary@tracker.example', 'canary-password');
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 1, filters: { action: 'session.begin' } }),
    );
    expect(events[0]).toMatchObject({
      actorId: 'anonymous',
      outcome: 'refused',
      newValue: { code: 'SIGN_IN_FAILED' },
      source: '10.0.0.9',
    });
    expect(
      JSON.stringify(await owner('SELECT * FROM audit_records'), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ).not.toContain('canary');
  });
});

describe('an API token', () => {
  it('opens until the day it expires, and notes its use at most once a minute', async () => {
    const { actor } = await signIn(test.database, terms(), accountOf('officer'), asked);
    const { id, token, expiresAt } = await createToken(test.database, clock, actor, {
      name: 'export',
      days: 2,
    });
    expect(expiresAt.toISOString()).toBe('2026-03-04T01:00:00.000Z');
    const lastUse = async (): Promise<Date> =>
      (
        (await owner('SELECT last_used_at FROM api_tokens WHERE id = $1', [id])) as {
          last_used_at: Date;
        }[]
      )[0]?.last_used_at as Date;
    for (const [wait, noted] of [
      [0, 0],
      [30_000, 0],
      [30_000, 60_000],
    ] as const) {
      later(wait);
      expect((await actorOfToken(test.database, terms(), token, asked))?.personId).toBe(
        actor.personId,
      );
      expect((await lastUse()).getTime()).toBe(Date.parse(START) + noted);
    }
    clock.set(expiresAt);
    expect(await actorOfToken(test.database, terms(), token, asked)).toBeNull();
  });

  it('is made by the operator for an address that exists', async () => {
    const issued = await issueTokenFor(
      test.database,
      { email: 'AUDITOR@tracker.example', name: 'nightly' },
      clock,
    );
    expect((await actorOfToken(test.database, terms(), issued.token, asked))?.scope.sees).toBe(
      'all',
    );
    await expect(
      issueTokenFor(test.database, { email: 'nobody@tracker.example', name: 'x' }, clock),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
