import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';

/**
 * Tables with a project that may be missing: their rows belong to something else, and a project is
 * one of the things that they are about.
 */
const ABOUT_A_PROJECT: Readonly<Record<string, string>> = {
  ledger_contradictions: 'a contradiction of the whole ledger has no project',
  saved_reports: 'a report belongs to the person who saved it, and may be about all projects',
  supervision_items:
    'an item belongs to the organisation that leads it, and may be about no project',
};

const TABLES = `SELECT c.relname AS name, a.attnotnull AS required,
    (SELECT own.attname FROM pg_index i
       JOIN pg_attribute own ON own.attrelid = i.indrelid AND own.attnum = i.indkey[0]
      WHERE i.indrelid = c.oid AND i.indisunique ORDER BY i.indisprimary DESC LIMIT 1) AS "firstOfKey",
    EXISTS (SELECT FROM pg_attribute copy WHERE copy.attrelid = c.oid AND NOT copy.attisdropped
      AND copy.attname IN ('unit_id', 'organisation_id', 'organisation_number')) AS "hasOrganisation"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
    AND NOT a.attisdropped
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`;

/** Foreign keys between tables of projects that do not name the project. */
const ACROSS_PROJECTS = `SELECT f.conrelid::regclass || ' → ' || f.confrelid::regclass AS key
  FROM pg_constraint f
  JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attname = 'project_id' AND own.attnotnull
  JOIN pg_attribute other ON other.attrelid = f.confrelid AND other.attname = 'project_id'
    AND other.attnotnull
 WHERE f.contype = 'f' AND NOT (own.attnum = ANY (f.conkey) AND other.attnum = ANY (f.confkey))`;

interface ProjectTable {
  name: string;
  required: boolean;
  firstOfKey: string | null;
  hasOrganisation: boolean;
}

describe('tables whose rows belong to a project', () => {
  let test: TestDatabase;
  let tables: ProjectTable[];
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 1 });
    tables = await test.source.query<ProjectTable[]>(TABLES);
  });
  afterAll(() => test.close());

  it('are found, and those without a project for some rows are named with the reason', () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ required }) => !required).map(({ name }) => name)).toEqual(
      Object.keys(ABOUT_A_PROJECT),
    );
  });

  it('have keys that begin with the project', () => {
    expect(
      tables.filter(({ required, firstOfKey }) => required && firstOfKey !== 'project_id'),
    ).toEqual([]);
  });

  it('keep no copy of the organisation, which stands in projects alone', () => {
    // The history of a project's organisations is about organisations; nobody's access reads it. A
    // procedure names the department that handles it, which is not the project's.
    expect(tables.filter(({ hasOrganisation }) => hasOrganisation).map(({ name }) => name)).toEqual(
      ['procedures', 'project_organisations'],
    );
  });

  it('refer to rows of their own project, or to tables without projects', async () => {
    expect(await test.source.query<{ key: string }[]>(ACROSS_PROJECTS)).toEqual([]);
  });
});
