import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { noOrganisationsScope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { grantMembership } from '../../../test/builders/memberships.js';
import { idsOfAccounts } from '../../../test/builders/accounts.js';
import { anActor } from '../../../test/builders/actors.js';
import { asService, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { candidatesOf } from '../queries/delegations.js';
import { managersOf } from '../queries/organisations.js';
import type { Role } from '../rules/role.js';
import { scopeOf } from '../rules/scope-of.js';
import { findPerson } from '../store/find-person.js';
import { AccountServices } from './account-services.js';
import { changePerson } from './change-person.js';
import { createDelegation } from './create-delegation.js';
import { createPerson } from './create-person.js';
import { endMembership } from './end-membership.js';
import { revokeDelegation } from './revoke-delegation.js';

const clock = new FixedClock('2026-11-23T02:00:00Z');
const guard = anActor('security-admin', 'city', '00000000-0000-4000-8000-00000000aaaa');
const ids: Record<string, string> = {};
let test: TestDatabase;
const services = () => new AccountServices(test.database, clock, 'https://tracker.city.example');
let people = 0;

beforeAll(async () => {
  test = await testDatabase();
  await asService(
    test,
    "INSERT INTO organisations (id, name, parent_id) VALUES ('below', '下属单位（示例）', 'sample-transport')",
  );
  Object.assign(ids, await idsOfAccounts(test));
});
afterAll(() => test?.close());

const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const actor = (name: string, role: Role, unit = 'sample-transport') =>
  anActor(role, unit, ids[name]);
const boss = () => actor('manager.transport', 'manager');
const lend = (
  toPersonId: string | undefined,
  given: Partial<Parameters<typeof createDelegation>[2]> = {},
  by = boss(),
) =>
  createDelegation(
    services(),
    by,
    {
      toPersonId: toPersonId ?? '',
      unitId: 'sample-transport',
      role: 'manager',
      fromOn: day('2026-11-25'),
      untilOn: day('2026-11-27'),
      reason: '年休假',
      ...given,
    },
    null,
  );
const authorityOn = (personId: string | undefined, on: string) =>
  test.database.read(noOrganisationsScope('test', 'r'), async (tx) => {
    const found = await findPerson(tx, personId ?? '', day(on));
    return (
      found &&
      scopeOf({
        personId: personId ?? '',
        memberships: found.memberships,
        tree: found.tree,
        requestId: 'r',
      })
    );
  });
const managersOn = async (on: string) =>
  (
    await test.database.read(serviceScope('test'), (tx) =>
      managersOf(tx, ['sample-transport'], day(on)),
    )
  )
    .map(({ personId }) => personId)
    .sort();
/** Creates a person with a role in an organisation. */
async function aPerson(role: Role, unitId: string): Promise<{ id: string; membershipId: string }> {
  const person = await createPerson(
    services(),
    guard,
    { email: `p${(people += 1)}@x.example`, name: `p${people}` },
    null,
  );
  const { membershipId } = await grantMembership(services(), guard, {
    personId: person.id,
    grant: { unitId, role },
  });
  return { id: person.id, membershipId };
}

describe('a role lent from day to day', () => {
  it('holds on its days alone, says for whom, and brings the mails along', async () => {
    const deputy = await aPerson('manager', 'below');
    await lend(deputy.id);
    const own = 'manager@below';
    const lent = `${own} manager@sample-transport for ${ids['manager.transport']}`;
    for (const [on, authority] of [
      ['2026-11-24', own],
      ['2026-11-25', lent],
      ['2026-11-27', lent],
      ['2026-11-28', own],
    ] as const) {
      expect([on, (await authorityOn(deputy.id, on))?.authority]).toEqual([on, authority]);
      const managers = [
        ...(authority === lent ? [deputy.id] : []),
        ids['manager.transport'],
        ids['manager.city'],
      ];
      expect([on, await managersOn(on)]).toEqual([on, [...managers].sort()]);
    }
  });

  it('cannot be lent on, cannot be lent without holding it', async () => {
    const [first, second] = [await aPerson('manager', 'below'), await aPerson('manager', 'below')];
    await lend(first.id, { fromOn: day('2026-11-23') });
    const standingIn = anActor('manager', 'sample-transport', first.id);
    expect(await codeOf(lend(second.id, { fromOn: day('2026-11-23') }, standingIn))).toBe(
      'DELEGATION_NOT_HELD',
    );
    expect(await codeOf(lend(second.id, { role: 'auditor' }))).toBe('DELEGATION_NOT_HELD');
    expect(await codeOf(lend(second.id, { unitId: 'city' }))).toBe('DELEGATION_NOT_HELD');
    expect(await codeOf(lend(second.id, { role: 'system-admin' }))).toBe('ROLE_NOT_DELEGABLE');
  });

  it('stays in the line of responsibility, unless a security administrator says otherwise', async () => {
    const anonymous = ids['officer.development'];
    expect(await codeOf(lend(anonymous))).toBe('PERSON_UNKNOWN');
    expect(await codeOf(lend('00000000-0000-4000-8000-0000000000ff'))).toBe('PERSON_UNKNOWN');
    expect(await codeOf(lend(ids['system-admin']))).toBe('PERSON_UNKNOWN');
    const deputy = await aPerson('manager', 'below');
    expect(await codeOf(lend(deputy.id))).toBe('done');
    for (const other of ['officer.transport', 'auditor'])
      expect(await codeOf(lend(ids[other]))).toBe('ROLES_OVER_ONE_UNIT');
    const by = { fromPersonId: ids['manager.transport'] ?? '' };
    expect(await codeOf(lend(anonymous, by, guard))).toBe('done');
    expect(await codeOf(lend(ids['system-admin'], by, guard))).toBe('ROLES_NOT_COMBINABLE');
    expect(() => lend(anonymous, by, actor('officer.transport', 'officer'))).toThrow(
      new Problem('FORBIDDEN'),
    );
    const candidates = await test.database.read(boss().scope, (tx) =>
      candidatesOf(tx, boss(), 'sample-transport', clock.today()),
    );
    expect(candidates.map(({ id }) => id)).toContain(deputy.id);
    for (const other of [
      anonymous,
      ids['manager.transport'],
      ids['officer.transport'],
      ids['auditor'],
    ])
      expect(candidates.map(({ id }) => id)).not.toContain(other);
    expect(
      await codeOf(
        test.database.read(boss().scope, (tx) =>
          candidatesOf(tx, boss(), 'sample-development', clock.today()),
        ),
      ),
    ).toBe('NOT_FOUND');
  });

  it('is revoked at once by either side or by security, by nobody else, and once', async () => {
    const deputy = await aPerson('manager', 'below');
    const asDeputy = anActor('manager', 'below', deputy.id);
    for (const by of [boss(), asDeputy, guard]) {
      const { id } = await lend(deputy.id, { fromOn: day('2026-11-23') });
      expect((await authorityOn(deputy.id, '2026-11-23'))?.authority).toContain(
        'manager@sample-transport',
      );
      expect(
        await codeOf(
          revokeDelegation(
            test.database,
            clock,
            actor('officer.development', 'officer', 'sample-development'),
            id,
          ),
        ),
      ).toBe('NOT_FOUND');
      expect(await codeOf(revokeDelegation(test.database, clock, by, id))).toBe('done');
      expect((await authorityOn(deputy.id, '2026-11-23'))?.authority).not.toContain(
        'manager@sample-transport',
      );
      expect(await codeOf(revokeDelegation(test.database, clock, by, id))).toBe('NOT_FOUND');
    }
  });

  it("ends with the lender's role and with the lender's account, and does not come back with them", async () => {
    const deputy = await aPerson('officer', 'sample-transport');
    const lender = await aPerson('officer', 'city');
    const lending = anActor('officer', 'city', lender.id);
    const given = { unitId: 'city', role: 'officer' as const, fromOn: day('2026-11-23') };
    await lend(deputy.id, given, lending);
    expect((await authorityOn(deputy.id, '2026-11-23'))?.writes).toHaveLength(4);
    await endMembership(test.database, clock, guard, {
      personId: lender.id,
      membershipId: lender.membershipId,
    });
    expect((await authorityOn(deputy.id, '2026-11-23'))?.writes).toEqual([
      'below',
      'sample-transport',
    ]);
    await grantMembership(services(), guard, {
      personId: lender.id,
      grant: { unitId: 'city', role: 'officer' },
    });
    expect((await authorityOn(deputy.id, '2026-11-23'))?.writes).toEqual([
      'below',
      'sample-transport',
    ]);

    await lend(deputy.id, given, lending);
    await changePerson(services(), guard, {
      id: lender.id,
      versionRead: 1,
      change: { active: false },
    });
    await changePerson(services(), guard, {
      id: lender.id,
      versionRead: 2,
      change: { active: true },
    });
    expect((await authorityOn(deputy.id, '2026-11-23'))?.writes).toEqual([
      'below',
      'sample-transport',
    ]);
  });

  it('the database refuses to lend to an administrator, or to make one of a substitute', async () => {
    const insert = (to: string | undefined, role: string) =>
      asService(
        test,
        `INSERT INTO delegations (from_person, to_person, unit_id, role, from_on, until_on, reason,
          created_by) VALUES ($1, $2, 'sample-transport', $3, '2027-01-01', '2027-01-31', 'x',
          'x')`,
        [ids['manager.transport'], to, role],
      ).then(
        () => 'done',
        (error: { driverError?: { constraint?: string } }) => error.driverError?.constraint,
      );
    expect(await insert(ids['audit-admin'], 'manager')).toBe('duties_separated');
    expect(await insert(ids['officer.transport'], 'manager')).toBe('duties_separated');
    expect(await insert(ids['auditor'], 'manager')).toBe('duties_separated');
    const person = await createPerson(
      services(),
      guard,
      { email: 'bare@x.example', name: 'bare' },
      null,
    );
    expect(await insert(person.id, 'audit-admin')).toBe('delegations_role_check');
    expect(await insert(person.id, 'manager')).toBe('done');
    expect(
      await codeOf(
        grantMembership(services(), guard, {
          personId: person.id,
          grant: { unitId: 'city', role: 'system-admin' },
        }),
      ),
    ).toBe('ROLES_NOT_COMBINABLE');
    expect(
      await codeOf(
        grantMembership(services(), guard, {
          personId: person.id,
          grant: { unitId: 'city', role: 'system-admin', untilOn: day('2026-12-31') },
        }),
      ),
    ).toBe('done');
  });
});
