import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstAccountsFile, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { listDeeds } from '#audit';
import { FixedClock, type Refusal, serviceScope } from '#platform';
import { actorOfSession, actorOfToken } from '../queries/actor-of.js';
import type { FirstAccount } from '../rules/first-accounts.js';
import { SeedSeal } from '../rules/seed-seal.js';
import { createToken, issueTokenFor } from './create-token.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

const START = '2026-03-02T01:00:00Z';
const asked = { requestId: 'test', from: '10.0.0.9' };
const seal = new SeedSeal(randomBytes(32));
let test: TestDatabase;
let clock: FixedClock;
let accounts: FirstAccount[];
beforeAll(async () => {
  test = await testDatabase();
  accounts = JSON.parse(readFileSync(firstAccountsFile(), 'utf8')) as FirstAccount[];
});
beforeEach(() => { clock = new FixedClock(START); });
afterAll(() => test?.close());

const accountOf = (role: string): FirstAccount => accounts.find((account) => account.role === role) as FirstAccount;
const attempt = (email: string, password: string): Promise<string> =>
  signIn(test.database, clock, seal, { email, password }, asked).then(() => 'in', (error: Refusal) => `${error.code}${error.facts['seconds'] === undefined ? '' : ` ${error.facts['seconds']}`}`);
const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
const HOUR = 3_600_000;
const owner = (sql: string, values: unknown[] = []) => test.database.write(serviceScope('test'), (tx) => tx.query<object[]>(sql, values));

describe('a session', () => {
  it('names its person and their scope until it ends', async () => {
    const { token, actor } = await signIn(test.database, clock, seal, accountOf('officer'), asked);
    const seen = await actorOfSession(test.database, clock, token, asked);
    expect(seen?.scope).toEqual({ actorId: actor.personId, authority: 'officer@sample-transport', sees: ['sample-transport'], writes: ['sample-transport'], records: [], requestId: 'test', from: '10.0.0.9' });
    await signOut(test.database, clock, actor, token);
    expect(await actorOfSession(test.database, clock, token, asked)).toBeNull();
  });

  it('ends after twelve idle hours, after seven days in any case', async () => {
    const idle = (await signIn(test.database, clock, seal, accountOf('auditor'), asked)).token;
    const busy = (await signIn(test.database, clock, seal, accountOf('auditor'), asked)).token;
    later(11 * HOUR);
    expect(await actorOfSession(test.database, clock, busy, asked)).not.toBeNull();
    later(2 * HOUR);
    expect(await actorOfSession(test.database, clock, idle, asked)).toBeNull();
    for (let passed = 13; passed < 168; passed += 11) {
      expect(await actorOfSession(test.database, clock, busy, asked)).not.toBeNull();
      later(11 * HOUR);
    }
    expect(await actorOfSession(test.database, clock, busy, asked)).toBeNull();
  });

  it('of somebody whose account was closed opens nothing, at once', async () => {
    const { token, actor } = await signIn(test.database, clock, seal, accountOf('system-admin'), asked);
    await owner('UPDATE people SET active = false WHERE id = $1', [actor.personId]);
    expect(await actorOfSession(test.database, clock, token, asked)).toBeNull();
    const { email, password } = accountOf('system-admin');
    expect(await attempt(email, password)).toBe('SIGN_IN_FAILED');
    await owner('UPDATE people SET active = true WHERE id = $1', [actor.personId]);
  });

  it('follows the roles of the day', async () => {
    clock.set('2026-03-02T10:00:00Z');
    const { token, actor } = await signIn(test.database, clock, seal, accountOf('manager'), asked);
    await owner("UPDATE memberships SET until_on = '2026-03-02' WHERE person_id = $1", [actor.personId]);
    expect((await actorOfSession(test.database, clock, token, asked))?.is('manager', 'sample-transport')).toBe(true);
    clock.set('2026-03-02T16:00:00Z');
    expect((await actorOfSession(test.database, clock, token, asked))?.scope).toMatchObject({ sees: [], writes: [], authority: 'none' });
    await owner('UPDATE memberships SET until_on = NULL WHERE person_id = $1', [actor.personId]);
  });

  it('is stored as a hash only', async () => {
    const { token, csrfToken } = await signIn(test.database, clock, seal, accountOf('auditor'), asked);
    const stored = JSON.stringify([await owner('SELECT * FROM sessions'), await owner('SELECT new_value FROM audit_records')]);
    expect([stored.includes(token), stored.includes(csrfToken)]).toEqual([false, false]);
  });
});

describe('guessing', () => {
  it('costs more with every failure, forgives a success, and forgets after a day', async () => {
    const { email, password } = accountOf('security-admin');
    for (let failed = 0; failed < 5; failed += 1) expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    expect(await attempt(email, password)).toBe('TOO_MANY_ATTEMPTS 5');
    later(5_000);
    expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    expect(await attempt(email, 'guess')).toBe('TOO_MANY_ATTEMPTS 10');
    later(10_000);
    expect(await attempt(email, password)).toBe('in');
    expect(await attempt(email, 'guess')).toBe('SIGN_IN_FAILED');
    expect(await owner('SELECT failures FROM sign_in_failures WHERE email = $1', [email])).toEqual([{ failures: 1 }]);
    later(25 * HOUR);
    await attempt('somebody-else@tracker.example', 'guess');
    expect(await owner('SELECT failures FROM sign_in_failures WHERE email = $1', [email])).toEqual([]);
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
    const deeds = await test.database.read(serviceScope('test'), (tx) => listDeeds(tx, { limit: 1, filters: { action: 'session.begin' } }));
    expect(deeds[0]).toMatchObject({ actorId: 'anonymous', outcome: 'refused', newValue: { code: 'SIGN_IN_FAILED' }, source: '10.0.0.9' });
    expect(JSON.stringify(await owner('SELECT * FROM audit_records'), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('canary');
  });
});

describe('an API token', () => {
  it('opens until the day it expires, and notes its use at most once a minute', async () => {
    const { actor } = await signIn(test.database, clock, seal, accountOf('officer'), asked);
    const { id, token, expiresAt } = await createToken(test.database, clock, actor, { name: 'export', days: 2 });
    expect(expiresAt.toISOString()).toBe('2026-03-04T01:00:00.000Z');
    const lastUse = async (): Promise<Date> => ((await owner('SELECT last_used_at FROM api_tokens WHERE id = $1', [id])) as { last_used_at: Date }[])[0]?.last_used_at as Date;
    for (const [wait, noted] of [[0, 0], [30_000, 0], [30_000, 60_000]] as const) {
      later(wait);
      expect((await actorOfToken(test.database, clock, token, asked))?.personId).toBe(actor.personId);
      expect((await lastUse()).getTime()).toBe(Date.parse(START) + noted);
    }
    clock.set(expiresAt);
    expect(await actorOfToken(test.database, clock, token, asked)).toBeNull();
  });

  it('is made by the operator for an address that exists', async () => {
    const issued = await issueTokenFor(test.database, { email: 'AUDITOR@tracker.example', name: 'nightly' }, clock);
    expect((await actorOfToken(test.database, clock, issued.token, asked))?.scope.sees).toBe('all');
    await expect(issueTokenFor(test.database, { email: 'nobody@tracker.example', name: 'x' }, clock)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
