import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asService, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { serviceScope } from '#platform/database';
import { day } from '#values';
import { addressees } from './people.js';
import { managersOf } from './organisations.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await asService(
    test,
    `INSERT INTO organisations (id, name, parent_id) VALUES ('metro', '地铁集团', 'sample-transport')`,
  );
  // The first account of the city's manager would be found beside the people of this test.
  await asService(
    test,
    `UPDATE memberships SET until_on = '2021-01-02' WHERE unit_id = 'city' AND role = 'manager'`,
  );
  await asService(
    test,
    `INSERT INTO people (email, name, password_hash, active)
      VALUES ('chief@x.example', 'chief', '-', true), ('left@x.example', 'left', '-', false),
        ('past@x.example', 'past', '-', true)`,
  );
  await asService(
    test,
    `INSERT INTO memberships (person_id, unit_id, role, from_on, until_on)
    SELECT id, 'city', 'manager', '2025-01-01'::date, NULL::date FROM people WHERE email = 'chief@x.example'
    UNION ALL SELECT id, 'metro', 'manager', '2025-01-01', NULL FROM people WHERE email = 'left@x.example'
    UNION ALL SELECT id, 'metro', 'manager', '2024-01-01', '2024-12-31' FROM people WHERE email = 'past@x.example'`,
  );
});
afterAll(() => test?.close());

const managers = (units: string[], on: string): Promise<string[]> =>
  test.database.read(serviceScope('test'), async (tx) => {
    const found = await managersOf(tx, units, day(on));
    const named = await addressees(
      tx,
      found.map(({ personId }) => personId),
    );
    return found
      .map(({ unitId, personId }) => `${unitId}: ${named.find(({ id }) => id === personId)?.email}`)
      .sort();
  });

describe("whom a unit's alerts concern", () => {
  it.each<[string, string[], string, string[]]>([
    [
      'its managers and those of every unit above it',
      ['metro'],
      '2026-01-01',
      ['metro: chief@x.example', 'metro: manager.transport@tracker.example'],
    ],
    [
      'whoever managed it on that day',
      ['metro'],
      '2024-12-31',
      ['metro: manager.transport@tracker.example', 'metro: past@x.example'],
    ],
    [
      'nobody of a unit beside or below it',
      ['sample-development'],
      '2024-06-01',
      ['sample-development: manager.development@tracker.example'],
    ],
    [
      'each of several units',
      ['city', 'sample-development'],
      '2026-01-01',
      [
        'city: chief@x.example',
        'sample-development: chief@x.example',
        'sample-development: manager.development@tracker.example',
      ],
    ],
    ['nobody for no unit', [], '2026-01-01', []],
  ])('%s', async (_, units, on, expected) => expect(await managers(units, on)).toEqual(expected));

  it('those above it as it stood that day, though it was moved since', async () => {
    await asService(
      test,
      `INSERT INTO organisations (id, name, parent_id) VALUES ('bridges', '桥梁公司', 'sample-transport')`,
    );
    await asService(
      test,
      `UPDATE organisations SET parent_id = 'sample-development' WHERE id = 'bridges'`,
    );
    await asService(
      test,
      `INSERT INTO organisation_parents (unit_id, valid_from, parent_id)
        VALUES ('bridges', '2026-03-01', 'sample-development')`,
    );
    expect(await managers(['bridges'], '2026-02-28')).toEqual([
      'bridges: chief@x.example',
      'bridges: manager.transport@tracker.example',
    ]);
    expect(await managers(['bridges'], '2026-03-01')).toEqual([
      'bridges: chief@x.example',
      'bridges: manager.development@tracker.example',
    ]);
  });
});
