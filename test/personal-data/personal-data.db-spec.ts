import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/**
 * Names of columns that contain personal data. A table with such a column, or with a reference to
 * table `people`, must be listed in docs/personal-data.md.
 */
const KNOWS_A_PERSON =
  /^(person_id|actor_id|from_person|to_person|email|to_address|from_address|source_address|agent)$/;
/**
 * Names of columns with the id of the person who did something; docs/personal-data.md describes all
 * of them in one line.
 */
const WHO_DID_IT = /(_by|^authors)$/;
/** Tables with personal data that cannot be recognised by the names of their columns. */
const KNOWN_BY_HAND = [
  'people',
  'recovery_codes',
  'sign_in_failures_by_source',
  'sign_in_counters',
];

const text = readFileSync(join(projectRoot, 'docs/personal-data.md'), 'utf8');

/** Lists, as `table.column`, the columns that docs/personal-data.md describes. */
function written(): string[] {
  const rows = [...text.matchAll(/^\| `(\w+)` +\| ([^|]+) \|/gm)];
  return rows.flatMap(([, table, columns]) =>
    [...(columns ?? '').matchAll(/`(\w+)`/g)].map(([, column]) => `${table}.${column}`),
  );
}

let test: TestDatabase;
let columns: { table: string; column: string; refersToPeople: boolean }[];
beforeAll(async () => {
  test = await testDatabase();
  columns = await asSuperuser(
    test.name,
    async (client) =>
      (
        await client.query(
          `SELECT c.relname AS table, a.attname AS column, EXISTS (
              SELECT FROM pg_constraint k
              WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'people'::regclass
                AND a.attnum = ANY (k.conkey)) AS "refersToPeople"
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
        )
      ).rows,
  );
});
afterAll(() => test?.close());

describe('the page on personal data', () => {
  it('says of every column of every table that knows a person what it is for and how long it stays', () => {
    const known = new Set([
      ...KNOWN_BY_HAND,
      ...columns
        .filter(
          ({ column, refersToPeople }) =>
            KNOWS_A_PERSON.test(column) || (refersToPeople && !WHO_DID_IT.test(column)),
        )
        .map(({ table }) => table),
    ]);
    const kept = columns
      .filter(
        ({ table, column }) =>
          known.has(table) &&
          !(WHO_DID_IT.test(column) && !written().includes(`${table}.${column}`)),
      )
      .map(({ table, column }) => `${table}.${column}`);
    const lines = new Set(written());
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.filter((column) => !lines.has(column)).sort()).toEqual([]);
  });

  it('names nothing that does not exist', () => {
    const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    expect(written().filter((column) => !there.has(column))).toEqual([]);
    expect(columns.some(({ column }) => WHO_DID_IT.test(column))).toBe(true);
  });

  it('gives each line a reason and a time', () => {
    for (const [, , reason, time] of text.matchAll(
      /^\| (`\w+`|every other table) +\| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm,
    )) {
      expect([reason?.trim(), time?.trim()]).toEqual([
        expect.stringMatching(/\w{3}/),
        expect.stringMatching(/\w{3}/),
      ]);
    }
  });
});
