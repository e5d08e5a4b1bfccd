import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '../../../test/builders/actors.js';
import { asService, type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { noOrganisationsScope, type Scope, serviceScope, withAccounts } from '#platform/database';

const TABLES = ['sessions', 'api_tokens', 'second_factors', 'recovery_codes'];
let test: TestDatabase;
let people: string[];
beforeAll(async () => {
  test = await testDatabase();
  people = (
    await asService<{ id: string }[]>(test, 'SELECT id FROM people ORDER BY email LIMIT 2')
  ).map(({ id }) => id);
  await test.database.write(serviceScope('test'), async (tx) => {
    for (const [at, id] of people.entries()) {
      const hash = String(at).repeat(64);
      await tx.query(
        `INSERT INTO sessions (token_hash, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
        [hash, id],
      );
      await tx.query(
        `INSERT INTO api_tokens (token_hash, person_id, name, expires_at)
          VALUES ($1, $2, 'script', now() + interval '1 day')`,
        [hash, id],
      );
      await tx.query(
        `INSERT INTO second_factors (person_id, sealed_seed, key_id, created_at)
          VALUES ($1, decode(repeat('00', 48), 'hex'), 'k', now())`,
        [id],
      );
      await tx.query('INSERT INTO recovery_codes (person_id, code_hash) VALUES ($1, $2)', [
        id,
        hash,
      ]);
    }
  });
});
afterAll(() => test?.close());

const reached = (scope: Scope, table: string): Promise<string[]> =>
  test.database.read(scope, async (tx) =>
    (
      await tx.query<{ id: string }[]>(
        `SELECT DISTINCT person_id AS id FROM ${table} WHERE person_id = ANY ($1::uuid[])`,
        [people],
      )
    )
      .map(({ id }) => id)
      .sort(),
  );
const one = (): string => people[0] ?? '';

describe.each(TABLES)('%s, asked for without naming a person,', (table) => {
  it.each<[string, () => Scope, () => string[]]>([
    [
      'answer somebody their own',
      () => anActor('officer', 'sample-transport', one()).scope,
      () => [one()],
    ],
    [
      'answer an auditor of the whole city their own',
      () => anActor('auditor', 'city', one()).scope,
      () => [one()],
    ],
    [
      "answer the security administrator nobody's, until a command asks",
      () => anActor('security-admin', 'city').scope,
      () => [],
    ],
    [
      "answer a command that handles accounts everybody's",
      () => withAccounts(anActor('security-admin', 'city').scope),
      () => [...people].sort(),
    ],
    [
      "answer the system administrator nobody's",
      () => anActor('system-admin', 'city').scope,
      () => [],
    ],
    [
      "answer a part of the program everybody's",
      () => serviceScope('test'),
      () => [...people].sort(),
    ],
    [
      "answer whoever is not known nobody's",
      () => noOrganisationsScope('anonymous', 'r'),
      () => [],
    ],
  ])('%s', async (_, scope, expected) => expect(await reached(scope(), table)).toEqual(expected()));

  it('answer nothing without a scope', async () => {
    expect(await test.source.query(`SELECT FROM ${table}`)).toEqual([]);
  });

  it('are not changed or added for somebody else', async () => {
    const scope = anActor('officer', 'sample-transport', one()).scope;
    const column = {
      sessions: 'ended_at',
      api_tokens: 'ended_at',
      second_factors: 'confirmed_at',
      recovery_codes: 'used_at',
    }[table];
    const [, changed] = await test.database.write(scope, (tx) =>
      tx.query<[object[], number]>(`UPDATE ${table} SET ${column} = now() WHERE person_id = $1`, [
        people[1],
      ]),
    );
    expect(changed).toBe(0);
    const planted = test.database.write(scope, (tx) =>
      tx.query(
        `INSERT INTO sessions (token_hash, person_id, expires_at) VALUES (repeat('f', 64), $1, now())`,
        [people[1]],
      ),
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  });
});
