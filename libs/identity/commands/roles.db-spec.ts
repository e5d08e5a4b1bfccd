import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import { FixedClock } from '#platform/clock';
import { noOrganisationsScope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { grantMembership } from '../../../test/builders/memberships.js';
import { anActor } from '../../../test/builders/actors.js';
import { asService, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { findListedPerson, type ListedPerson, listPeople } from '../queries/people.js';
import { AccountServices } from './account-services.js';
import { changePerson } from './change-person.js';
import { createPerson } from './create-person.js';
import { endMembership } from './end-membership.js';

const clock = new FixedClock('2026-11-23T02:00:00Z');
const guard = anActor('security-admin', 'city', '00000000-0000-4000-8000-00000000aaaa');
let test: TestDatabase;
const services = () => new AccountServices(test.database, clock, 'https://tracker.city.example');
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const person = (id: string): Promise<ListedPerson> =>
  test.database.read(noOrganisationsScope('test', 'r'), (tx) => findListedPerson(tx, id));
const named = async (email: string): Promise<ListedPerson> =>
  (
    await test.database.read(noOrganisationsScope('test', 'r'), (tx) =>
      listPeople(tx, { limit: 200 }),
    )
  ).find((one) => one.email === email) as ListedPerson;
const create = async (email: string) =>
  createPerson(services(), guard, { email, name: '王芳' }, null);
const grant = (id: string, wanted: Parameters<typeof grantMembership>[2]['grant'], actor = guard) =>
  grantMembership(services(), actor, { personId: id, grant: wanted });
/**
 * Executes a statement on the table of accounts in a service scope, because without an access scope
 * the database shows no accounts.
 */
const onAccounts = <T extends object[]>(sql: string, values: unknown[]): Promise<T> =>
  test.database.write(serviceScope('test'), (tx) => tx.query<T>(sql, values));
const openSession = (id: string) =>
  onAccounts(
    "INSERT INTO sessions (token_hash, person_id, expires_at) VALUES (md5(random()::text) || md5(random()::text), $1, now() + interval '1 day')",
    [id],
  );
const openSessions = async (id: string): Promise<number> =>
  Number(
    (
      await onAccounts<{ n: bigint }[]>(
        'SELECT count(*) AS n FROM sessions WHERE person_id = $1 AND ended_at IS NULL',
        [id],
      )
    )[0]?.n,
  );

describe('an account', () => {
  it('begins without a role, and its person is mailed the one link to a password, once', async () => {
    const request = { key: 'k', actorId: guard.personId, action: 'person.create', body: {} };
    const made = await createPerson(
      services(),
      guard,
      { email: ' Fang@X.example ', name: '王芳' },
      request,
    );
    expect(made).toMatchObject({
      email: 'fang@x.example',
      active: true,
      memberships: [],
      language: 'zh',
    });
    expect(
      await createPerson(services(), guard, { email: 'fang@x.example', name: '王芳' }, request),
    ).toMatchObject({ id: made.id });
    expect(await codeOf(create('FANG@x.example'))).toBe('EMAIL_TAKEN');
    const mails = await asService<{ text: string }[]>(
      test,
      "SELECT text_body AS text FROM mail_outbox WHERE to_address = 'fang@x.example'",
    );
    expect(
      mails.map(({ text }) => /https:\/\/tracker\.city\.example\/password#[\w-]{43}/.test(text)),
    ).toEqual([true]);
  });

  it('closes with all that hangs on it, and opens again without', async () => {
    const { id, version } = await create('leaving@x.example');
    await openSession(id);
    await onAccounts(
      "INSERT INTO api_tokens (token_hash, person_id, name, expires_at) VALUES (md5('a') || md5('b'), $1, 'script', now() + interval '1 day')",
      [id],
    );
    expect(
      await codeOf(
        changePerson(services(), guard, {
          id,
          versionRead: version + 1,
          change: { active: false },
        }),
      ),
    ).toBe('EDIT_STALE');
    expect(
      await changePerson(services(), guard, {
        id,
        versionRead: version,
        change: { active: false },
      }),
    ).toMatchObject({
      active: false,
      version: 2,
    });
    expect(await openSessions(id)).toBe(0);
    expect(
      await onAccounts('SELECT id FROM api_tokens WHERE person_id = $1 AND ended_at IS NULL', [id]),
    ).toHaveLength(0);
    expect(await codeOf(grant(id, { unitId: 'city', role: 'officer' }))).toBe('PERSON_INACTIVE');
    expect(
      await changePerson(services(), guard, {
        id,
        versionRead: 2,
        change: { active: true, name: '王小芳' },
      }),
    ).toMatchObject({ active: true, name: '王小芳' });
  });

  it('of the last lasting security administrator stays open, and so does the role', async () => {
    const last = await named('security-admin@tracker.example');
    const held = last.memberships[0]?.id ?? '';
    expect(
      await codeOf(
        changePerson(services(), guard, {
          id: last.id,
          versionRead: last.version,
          change: { active: false },
        }),
      ),
    ).toBe('LAST_SECURITY_ADMIN');
    expect(
      await codeOf(
        endMembership(test.database, clock, guard, { personId: last.id, membershipId: held }),
      ),
    ).toBe('LAST_SECURITY_ADMIN');
    const second = await create('second@x.example');
    await grant(second.id, { unitId: 'city', role: 'security-admin', untilOn: day('2026-12-31') });
    expect(
      await codeOf(
        endMembership(test.database, clock, guard, { personId: last.id, membershipId: held }),
      ),
    ).toBe('LAST_SECURITY_ADMIN');
    const third = await create('third@x.example');
    await grant(third.id, { unitId: 'city', role: 'security-admin' });
    expect(
      await codeOf(
        endMembership(test.database, clock, guard, { personId: last.id, membershipId: held }),
      ),
    ).toBe('done');
    expect(await person(last.id)).toMatchObject({
      active: true,
      memberships: [expect.objectContaining({ untilOn: '2026-11-22' })],
    });
  });
});

describe('a role', () => {
  it('given or ended, ends the sessions of whoever holds it', async () => {
    const { id } = await create('officer@x.example');
    await openSession(id);
    const { membershipId, person: after } = await grant(id, {
      unitId: 'sample-transport',
      role: 'officer',
    });
    expect(after.memberships).toMatchObject([
      {
        id: membershipId,
        role: 'officer',
        unitId: 'sample-transport',
        fromOn: '2026-11-23',
        untilOn: null,
      },
    ]);
    expect(await openSessions(id)).toBe(0);
    await openSession(id);
    await endMembership(test.database, clock, guard, { personId: id, membershipId });
    expect(await openSessions(id)).toBe(0);
    expect((await person(id)).memberships).toEqual([]);
    expect(
      await codeOf(endMembership(test.database, clock, guard, { personId: id, membershipId })),
    ).toBe('NOT_FOUND');
  });

  it('taken back on its first day can be given again that day', async () => {
    const { id } = await create('again@x.example');
    for (let round = 0; round < 2; round += 1) {
      const { membershipId } = await grant(id, { unitId: 'sample-transport', role: 'manager' });
      await endMembership(test.database, clock, guard, { personId: id, membershipId });
    }
    expect(await codeOf(grant(id, { unitId: 'city', role: 'system-admin' }))).toBe('done');
  });

  it('is refused by the rule and, without the rule, by the database', async () => {
    const { id } = await create('mixed@x.example');
    await grant(id, { unitId: 'city', role: 'audit-admin' });
    for (const role of [
      'officer',
      'manager',
      'auditor',
      'system-admin',
      'security-admin',
    ] as const) {
      expect(await codeOf(grant(id, { unitId: 'city', role }))).toBe('ROLES_NOT_COMBINABLE');
      const error = await asService(
        test,
        'INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES ($1, $2, $3, $4)',
        [id, 'city', role, '2027-01-01'],
      ).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ driverError: { constraint: 'duties_separated' } });
    }
    expect(await codeOf(grant(guard.personId, { unitId: 'city', role: 'officer' }))).toBe(
      'NOT_FOUND',
    );
    const self = anActor('security-admin', 'city', id);
    expect(await codeOf(grant(id, { unitId: 'city', role: 'audit-admin' }, self))).toBe(
      'ROLE_NOT_FOR_ONESELF',
    );
  });

  it('of another person, or given by somebody else than the security administrator, is none', async () => {
    const [one, other] = [await create('one@x.example'), await create('other@x.example')];
    const { membershipId } = await grant(one.id, { unitId: 'sample-transport', role: 'officer' });
    expect(
      await codeOf(
        endMembership(test.database, clock, guard, { personId: other.id, membershipId }),
      ),
    ).toBe('NOT_FOUND');
    expect(() =>
      grant(one.id, { unitId: 'city', role: 'manager' }, anActor('manager', 'city')),
    ).toThrow(new Problem('FORBIDDEN'));
    expect((await person(one.id)).memberships).toHaveLength(1);
  });

  it('over an organisation that somebody files, decides or audits for is no second one of these', async () => {
    const [filer, other] = [await create('filer@x.example'), await create('beside@x.example')];
    await grant(filer.id, {
      unitId: 'sample-transport',
      role: 'officer',
      untilOn: day('2026-12-31'),
    });
    for (const [unitId, role] of [
      ['sample-transport', 'manager'],
      ['sample-transport', 'auditor'],
      ['city', 'manager'],
      ['city', 'auditor'],
    ] as const) {
      expect([unitId, role, await codeOf(grant(filer.id, { unitId, role }))]).toEqual([
        unitId,
        role,
        'ROLES_OVER_ONE_UNIT',
      ]);
      const error = await asService(
        test,
        'INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES ($1, $2, $3, $4)',
        [filer.id, unitId, role, '2026-12-31'],
      ).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ driverError: { constraint: 'duties_separated' } });
    }
    expect(await codeOf(grant(filer.id, { unitId: 'sample-development', role: 'manager' }))).toBe(
      'done',
    );
    expect(
      await codeOf(
        grant(filer.id, { unitId: 'sample-transport', role: 'manager', fromOn: day('2027-01-01') }),
      ),
    ).toBe('done');
    const outcomes = await Promise.all([
      codeOf(grant(other.id, { unitId: 'sample-transport', role: 'officer' })),
      codeOf(grant(other.id, { unitId: 'city', role: 'manager' })),
    ]);
    expect(outcomes.sort()).toEqual(['ROLES_OVER_ONE_UNIT', 'done']);
  });

  it('that ended does not come back beside another by a later last day', async () => {
    const { id } = await create('longer@x.example');
    const { membershipId } = await grant(id, {
      unitId: 'sample-transport',
      role: 'officer',
      untilOn: day('2026-11-30'),
    });
    await grant(id, { unitId: 'sample-transport', role: 'manager', fromOn: day('2026-12-01') });
    const error = await asService(test, 'UPDATE memberships SET until_on = NULL WHERE id = $1', [
      membershipId,
    ]).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ driverError: { constraint: 'duties_separated' } });
  });

  it('two grants at once do not mix what may not be mixed', async () => {
    const { id } = await create('race@x.example');
    const outcomes = await Promise.all([
      codeOf(grant(id, { unitId: 'city', role: 'audit-admin' })),
      codeOf(grant(id, { unitId: 'city', role: 'system-admin' })),
    ]);
    expect(outcomes.sort()).toEqual(['ROLES_NOT_COMBINABLE', 'done']);
  });

  it('leaves its coming and going in the record, without names or passwords', async () => {
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 200 }),
    );
    const actions = new Set(
      events.filter(({ actorId }) => actorId === guard.personId).map(({ action }) => action),
    );
    expect([...actions].sort()).toEqual([
      'membership.end',
      'membership.grant',
      'person.change',
      'person.create',
      'person.deactivate',
    ]);
    expect(events.find(({ action }) => action === 'membership.end')).toMatchObject({
      oldValue: { untilOn: null },
      newValue: { untilOn: expect.any(String) },
    });
    expect(
      JSON.stringify(events.map(({ oldValue, newValue }) => [oldValue, newValue])),
    ).not.toMatch(/王|x\.example|argon2/);
  });
});
