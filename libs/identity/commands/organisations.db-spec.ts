import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import { FixedClock } from '#platform/clock';
import { noOrganisationsScope, serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { anActor } from '../../../test/builders/actors.js';
import { asService, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { findOrganisation } from '../queries/organisations.js';
import { organisationHistory, type OrganisationHistory } from '../queries/organisation-history.js';
import { nameOn, namesOn, organisationsOn } from '../queries/organisations-on.js';
import { changeOrganisation } from './change-organisation.js';
import { createOrganisation } from './create-organisation.js';

const guard = anActor('security-admin', 'city');
const clock = new FixedClock('2026-11-23T02:00:00Z');
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const read = <T>(work: Parameters<TestDatabase['database']['read']>[1]) =>
  test.database.read(noOrganisationsScope('test', 'r'), work) as Promise<T>;
const versionOf = async (id: string): Promise<number> =>
  (await test.database.read(noOrganisationsScope('test', 'r'), (tx) => findOrganisation(tx, id)))
    .version;
const change = async (id: string, wanted: Parameters<typeof changeOrganisation>[3]['change']) =>
  changeOrganisation(test.database, clock, guard, {
    id,
    versionRead: await versionOf(id),
    change: wanted,
  });
const create = (id: string, parentId: string) =>
  createOrganisation(test.database, guard, { id, name: id.toUpperCase(), parentId }, null);

describe('units', () => {
  it('keep the old name for its days, and a report of then what was known then', async () => {
    await create('metro', 'sample-transport');
    const before = new Date();
    const renamed = await change('metro', { name: '轨道交通集团', nameFromOn: day('2026-07-01') });
    expect(renamed).toMatchObject({ name: '轨道交通集团', version: 2 });
    const names = await Promise.all(
      ['2021-01-01', '2026-06-30', '2026-07-01', '2026-11-23'].map((on) =>
        read<string>((tx) => nameOn(tx, 'metro', { on: day(on) })),
      ),
    );
    expect(names).toEqual(['METRO', 'METRO', '轨道交通集团', '轨道交通集团']);
    expect(
      await read<string>((tx) => nameOn(tx, 'metro', { on: day('2026-11-23'), knownAt: before })),
    ).toBe('METRO');
    expect(await read<null>((tx) => nameOn(tx, 'nowhere', { on: day('2026-11-23') }))).toBeNull();
  });

  it('are named together as on a day', async () => {
    await create('several', 'city');
    await change('several', { name: '第一次', nameFromOn: day('2026-07-01') });
    await change('several', { name: '第二次', nameFromOn: day('2026-09-01') });
    await change('several', { name: '再一次', nameFromOn: day('2026-09-01') });
    const named = async (on: string) =>
      Object.fromEntries(
        await read<ReadonlyMap<string, string>>((tx) =>
          namesOn(tx, ['several', 'several', 'city', 'nowhere'], day(on)),
        ),
      );
    const city = await read<string>((tx) => nameOn(tx, 'city', { on: day('2026-11-23') }));
    expect(await named('2026-06-30')).toEqual({ several: 'SEVERAL', city });
    expect(await named('2026-08-31')).toEqual({ several: '第一次', city });
    expect(await named('2026-11-23')).toEqual({ several: '再一次', city });
  });

  it('may be renamed twice on a day, the latest word counts', async () => {
    await create('twice', 'city');
    await change('twice', { name: 'first' });
    expect((await change('twice', { name: 'second' })).name).toBe('second');
    await change('twice', { name: 'long ago', nameFromOn: day('2020-01-01') });
    expect(await read<string>((tx) => nameOn(tx, 'twice', { on: day('2021-01-01') }))).toBe(
      'long ago',
    );
    expect(await read<string>((tx) => nameOn(tx, 'twice', { on: day('2026-11-23') }))).toBe(
      'second',
    );
    expect((await read<{ name: string }>((tx) => findOrganisation(tx, 'twice'))).name).toBe(
      'second',
    );
  });

  it('move from today on; the day before still shows them where they stood', async () => {
    await create('bus', 'sample-transport');
    await change('bus', { parentId: 'sample-development' });
    const parentOn = async (on: string) =>
      (
        await read<{ id: string; parentId: string }[]>((tx) =>
          organisationsOn(tx, { on: day(on) }, { limit: 200 }),
        )
      ).find(({ id }) => id === 'bus')?.parentId;
    expect([await parentOn('2026-11-22'), await parentOn('2026-11-23')]).toEqual([
      'sample-transport',
      'sample-development',
    ]);
  });

  it('move from an earlier day too, and the latest recorded place of the latest day is where they stand now', async () => {
    await create('tram', 'sample-transport');
    expect(
      await change('tram', { parentId: 'sample-development', parentFromOn: day('2026-07-01') }),
    ).toMatchObject({ parentId: 'sample-development', version: 2 });
    expect(
      await change('tram', { parentId: 'city', parentFromOn: day('2025-01-01') }),
    ).toMatchObject({ parentId: 'sample-development', version: 3 });
    await change('tram', { parentId: 'bus', parentFromOn: day('2026-07-01') });
    const { places, names } = await read<OrganisationHistory>((tx) =>
      organisationHistory(tx, 'tram'),
    );
    expect(
      places.map(({ parentId, fromOn, untilOn, superseded }) => [
        parentId,
        fromOn,
        untilOn,
        superseded,
      ]),
    ).toEqual([
      ['bus', '2026-07-01', null, false],
      ['sample-development', '2026-07-01', null, true],
      ['city', '2025-01-01', '2026-06-30', false],
      ['sample-transport', null, '2024-12-31', false],
    ]);
    expect(names).toMatchObject([{ name: 'TRAM', fromOn: null, untilOn: null, superseded: false }]);
    expect(await read<{ parentId: string }>((tx) => findOrganisation(tx, 'tram'))).toMatchObject({
      parentId: 'bus',
    });
  });

  it('do not stand below their own on an earlier day either', async () => {
    await create('upper', 'city');
    await create('lower', 'upper');
    await change('lower', { parentId: 'city', parentFromOn: day('2026-11-20') });
    expect(
      await codeOf(change('upper', { parentId: 'lower', parentFromOn: day('2026-11-01') })),
    ).toBe('UNIT_BELOW_ITSELF');
    expect(
      await codeOf(change('upper', { parentId: 'lower', parentFromOn: day('2026-11-20') })),
    ).toBe('done');
  });

  it('are refused where they cannot be', async () => {
    await create('a', 'city');
    await create('b', 'a');
    expect(await codeOf(create('a', 'city'))).toBe('UNIT_EXISTS');
    expect(await codeOf(create('c', 'nowhere'))).toBe('UNIT_UNKNOWN');
    expect(await codeOf(change('a', { parentId: 'b' }))).toBe('UNIT_BELOW_ITSELF');
    expect(await codeOf(change('city', { parentId: 'b' }))).toBe('UNIT_BELOW_ITSELF');
    expect(await codeOf(change('a', { name: 'x', nameFromOn: day('2026-11-24') }))).toBe(
      'DAY_AFTER_TODAY',
    );
    expect(await codeOf(change('b', { parentId: 'city', parentFromOn: day('2026-11-24') }))).toBe(
      'DAY_AFTER_TODAY',
    );
    expect(await codeOf(change('b', { parentId: 'city', parentFromOn: day('1900-01-01') }))).toBe(
      'DAY_TOO_EARLY',
    );
    expect(await codeOf(change('a', { name: 'x', nameFromOn: day('1900-01-01') }))).toBe(
      'DAY_TOO_EARLY',
    );
    expect(
      await codeOf(
        changeOrganisation(test.database, clock, guard, {
          id: 'a',
          versionRead: 7,
          change: { name: 'x' },
        }),
      ),
    ).toBe('EDIT_STALE');
    expect(
      await codeOf(
        changeOrganisation(test.database, clock, guard, {
          id: 'nowhere',
          versionRead: 1,
          change: { name: 'x' },
        }),
      ),
    ).toBe('NOT_FOUND');
    expect(
      await read<{ version: number; name: string }>((tx) => findOrganisation(tx, 'a')),
    ).toMatchObject({
      version: 1,
      name: 'A',
    });
  });

  it('do not move to where somebody would file and decide over one of them', async () => {
    await create('filed', 'sample-transport');
    await create('filed-below', 'filed');
    await asService(
      test,
      "INSERT INTO people (id, email, name, password_hash) VALUES ('00000000-0000-4000-8000-00000000bbbb', 'apart@x.example', '李明', '-')",
    );
    await asService(
      test,
      "INSERT INTO memberships (person_id, unit_id, role, from_on) VALUES ('00000000-0000-4000-8000-00000000bbbb', 'filed-below', 'officer', '2026-01-01'), ('00000000-0000-4000-8000-00000000bbbb', 'sample-development', 'manager', '2026-01-01')",
    );
    const refused = await change('filed', { parentId: 'sample-development' }).catch(
      (error: unknown) => error as Problem,
    );
    expect(refused).toMatchObject({ code: 'UNIT_JOINS_DUTIES', facts: { people: '李明' } });
    const error = await asService(
      test,
      "UPDATE organisations SET parent_id = 'sample-development' WHERE id = 'filed'",
    ).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ driverError: { constraint: 'duties_separated' } });
    await asService(
      test,
      "UPDATE memberships SET until_on = '2026-11-22' WHERE role = 'officer' AND person_id = '00000000-0000-4000-8000-00000000bbbb'",
    );
    expect(await codeOf(change('filed', { parentId: 'sample-development' }))).toBe('done');
  });

  it('two moves at once cannot close a circle', async () => {
    await create('left', 'city');
    await create('right', 'city');
    const outcomes = await Promise.all([
      codeOf(change('left', { parentId: 'right' })),
      codeOf(change('right', { parentId: 'left' })),
    ]);
    expect(outcomes.sort()).toEqual(['UNIT_BELOW_ITSELF', 'done']);
  });

  it('the database refuses a circle and a ninth level by itself', async () => {
    const refused = (sql: string) =>
      asService(test, sql).then(
        () => 'done',
        (error: { driverError?: { constraint?: string } }) => error.driverError?.constraint,
      );
    expect(await refused("UPDATE organisations SET parent_id = 'b' WHERE id = 'a'")).toBe(
      'organisations_tree',
    );
    expect(
      await refused("INSERT INTO organisations (id, name, parent_id) VALUES ('self', 'x', 'self')"),
    ).toBe('organisations_tree');
    for (let level = 2; level <= 8; level += 1)
      await create(`deep-${level}`, level === 2 ? 'city' : `deep-${level - 1}`);
    expect(await codeOf(create('deep-9', 'deep-8'))).toBe('UNIT_TOO_DEEP');
    expect(
      await refused(
        "INSERT INTO organisations (id, name, parent_id) VALUES ('deep-9', 'x', 'deep-8')",
      ),
    ).toBe('organisations_depth');
    expect(await refused("UPDATE organisations SET parent_id = 'deep-7' WHERE id = 'a'")).toBe(
      'organisations_depth',
    );
    expect(await refused("UPDATE organisation_names SET name = 'forged'")).toBeUndefined();
  });

  it("are nobody's business but the security administrator's", async () => {
    for (const role of ['officer', 'manager', 'auditor', 'system-admin', 'audit-admin'] as const) {
      expect(() =>
        createOrganisation(
          test.database,
          anActor(role),
          { id: 'mine', name: 'x', parentId: 'city' },
          null,
        ),
      ).toThrow(new Problem('FORBIDDEN'));
      expect(() =>
        changeOrganisation(test.database, clock, anActor(role), {
          id: 'a',
          versionRead: 1,
          change: { name: 'x' },
        }),
      ).toThrow(new Problem('FORBIDDEN'));
    }
  });

  it('leave each change in the record, old and new', async () => {
    const events = await test.database.read(serviceScope('test'), (tx) =>
      listAuditEvents(tx, { limit: 100 }),
    );
    expect(
      events.find(({ action, subjectId }) => action === 'unit.rename' && subjectId === 'metro'),
    ).toMatchObject({
      oldValue: { name: 'METRO' },
      newValue: { name: '轨道交通集团', fromOn: '2026-07-01' },
    });
    expect(
      events.find(({ action, subjectId }) => action === 'unit.move' && subjectId === 'bus'),
    ).toMatchObject({
      oldValue: { parentId: 'sample-transport' },
      newValue: { parentId: 'sample-development' },
    });
    expect(
      events.find(({ action, subjectId }) => action === 'unit.create' && subjectId === 'bus'),
    ).toMatchObject({ newValue: { name: 'BUS', parentId: 'sample-transport' } });
  });
});
