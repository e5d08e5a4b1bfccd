import pg from 'pg';
import { APP_ROLE, type Scope } from '#platform/database';
import { QUEUE_OPTION } from '#platform/queue';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/** SQL operations that are attempted on each table. */
export const VERBS = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof VERBS)[number];
/**
 * Access scope with which an SQL operation is attempted: a scope of the program, no scope
 * (`nothing`), or the separate login of the job queue (`queue`).
 */
export type Trying = Scope | 'nothing' | 'queue';

/**
 * Owners of the test rows: `own` is the person and organisation whose access scopes the test uses,
 * `other` another person and organisation.
 */
const ROWS = {
  own: { person: '00000000-0000-4000-8000-00000000000a', unit: 'sample-transport' },
  other: { person: '00000000-0000-4000-8000-00000000000b', unit: 'sample-development' },
} as const;
export type Whose = keyof typeof ROWS;
/** The person and the organisation of all access scopes that belong to a person. */
export const OWN = ROWS.own;

/** A table or view with the privileges that the program's role has on it. */
export interface Relation {
  name: string;
  isView: boolean;
  columns: string[];
  reads: string[];
  adds: string[];
  changes: string[];
  /**
   * Privileges TRUNCATE, REFERENCES and TRIGGER that the program's role has but should not have.
   */
  beyond: string[];
  /**
   * Whether row-level security protects the rows fully. For a table: whether it also restricts the
   * table's owner. For a view: whether the view applies the policies of the user who reads it
   * instead of those of its owner.
   */
  walled: boolean;
}

/** A database function that runs with the rights of its owner (SECURITY DEFINER). */
export interface OwnersFunction {
  name: string;
  isTrigger: boolean;
  isPublic: boolean;
  isGranted: boolean;
  path: string | null;
}

/**
 * Result for one context: for each table, the operations that succeeded (`call` for a function).
 * `own` means that only the person's own rows were reached, `all` that rows of others were reached
 * too.
 */
export type Outcome = Map<string, Partial<Record<Verb | 'call', 'own' | 'all'>>>;

/**
 * A test database with rows in every table but without constraints, so that only privileges and
 * row-level security decide which operations succeed.
 */
export interface Attempts {
  relations: Relation[];
  functions: OwnersFunction[];
  /**
   * Attempts every operation on every table in each of the given access scopes, and returns by
   * scope which of them succeeded.
   */
  tryAll<Name extends string>(
    scopes: Readonly<Record<Name, Trying>>,
  ): Promise<ReadonlyMap<Name, Outcome>>;
  close(): Promise<void>;
}

/**
 * SQL condition for the schemas of the program and of the job queue; excludes those of PostgreSQL
 * and of this test.
 */
const SCHEMAS = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'attempts')`;
const columnsThat = (condition: string): string =>
  `ARRAY(SELECT attname::text FROM pg_attribute
    WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND ${condition} ORDER BY attnum)`;
const granted = (verb: string): string =>
  columnsThat(`has_column_privilege('${APP_ROLE}', c.oid, attnum, '${verb}')`);

const RELATIONS = `
  SELECT n.nspname || '.' || c.relname AS name, c.relkind IN ('v', 'm') AS "isView",
    CASE WHEN c.relkind = 'v' THEN coalesce('security_invoker=true' = ANY (c.reloptions), false)
      ELSE c.relrowsecurity AND c.relforcerowsecurity END AS walled,
         ${columnsThat('true')} AS columns, ${granted('SELECT')} AS reads,
           ${granted('INSERT')} AS adds, ${granted('UPDATE')} AS changes,
         ARRAY(SELECT verb FROM unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS verb
           WHERE has_table_privilege('${APP_ROLE}', c.oid, verb)) AS beyond
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`;

const FUNCTIONS = `
  SELECT n.nspname || '.' || p.proname AS name, p.prorettype = 'trigger'::regtype AS "isTrigger",
         p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0)
           AS "isPublic", has_function_privilege('${APP_ROLE}', p.oid, 'EXECUTE') AS "isGranted",
         (SELECT substr(setting, 13) FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%') AS path
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${SCHEMAS} AND p.prosecdef ORDER BY 1`;

/**
 * A column of a table: its type, whether it is NOT NULL, whether the database generates its value,
 * and for an enumeration its first label.
 */
interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  generated: boolean;
  label: string | null;
}

const COLUMNS = `
  SELECT n.nspname || '.' || c.relname AS "table", a.attname AS name,
    format_type(a.atttypid, NULL) AS type, a.attnotnull AS required,
         a.attidentity = 'a' OR a.attgenerated <> '' AS generated,
         (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1) AS label
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') ORDER BY 1, a.attnum`;

/**
 * Names of columns that contain the id of a person. In test rows they get the id of the person to
 * whom the row belongs.
 */
const PERSON_COLUMNS = new Set(['person_id', 'actor_id', 'filed_by', 'from_person']);
const ZERO = `'00000000-0000-4000-8000-000000000001'`;
const BY_TYPE: Readonly<Record<string, string>> = {
  uuid: ZERO,
  text: `'x'`,
  character: `'x'`,
  'character varying': `'x'`,
  bytea: `'\\x00'`,
  jsonb: `'{}'`,
  boolean: 'true',
  smallint: '1',
  integer: '1',
  bigint: '1',
  numeric: '1',
  'double precision': '1',
  date: `'2026-01-01'`,
  'timestamp with time zone': `'2026-01-01'`,
  'text[]': `'{}'`,
  'bigint[]': `'{}'`,
  'uuid[]': `'{}'`,
};

/**
 * Returns a value, as SQL, for a column of a test row that belongs to `whose`; null when the column
 * may stay empty.
 */
function valueOf({ table, name, type, required, label }: Column, whose: Whose): string | null {
  const { person, unit } = ROWS[whose];
  if (name === 'unit_id' || name === 'lead_organisation_id') return `'${unit}'`;
  if (table === 'public.organisations' && name === 'id') return `'${unit}'`;
  if (/^public\.(display_tokens|meetings|papers)$/.test(table) && name === 'organisation_id')
    return `'${unit}'`;
  if (name === 'organisation_number')
    return `(SELECT number FROM organisations WHERE id = '${unit}')`;
  if (name === 'units') return `ARRAY['${unit}']`;
  if (PERSON_COLUMNS.has(name) || (table === 'public.people' && name === 'id'))
    return `'${person}'`;
  if (!required) return null;
  const value = label === null ? BY_TYPE[type] : `'${label}'`;
  if (value === undefined) throw new Error(`no value is known for ${table}.${name}, a ${type}`);
  return value;
}

function insertInto(
  table: string,
  columns: readonly Column[],
  names: readonly string[],
  whose: Whose,
): string | null {
  const filled = columns
    .filter(({ name, generated }) => names.includes(name) && !generated)
    .flatMap((column) => {
      const value = valueOf(column, whose);
      return value === null ? [] : [{ name: `"${column.name}"`, value }];
    });
  if (filled.length === 0) return null;
  return `INSERT INTO ${table} (${filled.map(({ name }) => name).join(', ')})
    VALUES (${filled.map(({ value }) => value).join(', ')})`;
}

/**
 * Returns the SQL statement that attempts an operation on a table; null when the operation cannot
 * be attempted there.
 */
function statementOf(
  verb: Verb,
  { name, isView, adds, changes }: Relation,
  columns: readonly Column[],
  whose: Whose,
): string | null {
  if (verb === 'select') return `SELECT FROM ${name}`;
  if (isView) return null;
  if (verb === 'delete') return `DELETE FROM ${name}`;
  if (verb === 'insert') return insertInto(name, columns, adds, whose);
  const changed = columns.find((column) => changes.includes(column.name));
  return changed
    ? `UPDATE ${name} SET "${changed.name}" = ${valueOf(changed, whose) ?? 'NULL'}`
    : null;
}

/**
 * SQL function that attempts a statement in a savepoint and then rolls it back. PostgreSQL checks
 * privileges and policies before constraints, so a statement that is rejected only by a constraint
 * counts as allowed.
 */
const ATTEMPT = `
  CREATE FUNCTION attempts.attempt(statement text) RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE touched bigint;
  BEGIN
    BEGIN
      EXECUTE statement;
      GET DIAGNOSTICS touched = ROW_COUNT;
      RAISE EXCEPTION USING ERRCODE = 'ZZ001';
    EXCEPTION
      WHEN SQLSTATE 'ZZ001' THEN RETURN touched > 0;
      WHEN insufficient_privilege THEN RETURN false;
      WHEN integrity_constraint_violation THEN RETURN true;
    END;
  END
  $$`;

/**
 * SQL that removes check constraints and triggers, because they would reject the test rows, whose
 * values are invented from the column types.
 */
const ONLY_ACCESS = `
  DO $$
  DECLARE listed record;
  BEGIN
    FOR listed IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
    JOIN pg_namespace n ON n.oid = connamespace
                   WHERE contype = 'c' AND conrelid <> 0 AND ${SCHEMAS} LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', listed.name, listed.conname);
    END LOOP;
    FOR listed IN SELECT c.oid::regclass AS name FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') LOOP
      EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', listed.name);
    END LOOP;
  END
  $$`;

interface Made {
  relations: Relation[];
  functions: OwnersFunction[];
  columns: Column[];
}

/**
 * Creates a database in which every operation can be attempted on every table.
 * @param calls for each function with owner's rights, returns the SQL that calls it for a person
 */
export async function attemptsOnEverything(
  calls: Readonly<Record<string, (person: string) => string>>,
): Promise<Attempts> {
  const test = await testDatabase({ poolSize: 1 });
  const made = await asSuperuser(test.name, async (client): Promise<Made> => {
    const relations = (await client.query<Relation>(RELATIONS)).rows;
    const functions = (await client.query<OwnersFunction>(FUNCTIONS)).rows;
    const columns = (await client.query<Column>(COLUMNS)).rows;
    await client.query(`CREATE SCHEMA attempts; GRANT USAGE
      ON SCHEMA attempts TO ${APP_ROLE}; ${ATTEMPT}; ${ONLY_ACCESS};
      CREATE TABLE attempts.statement (name text, verb text, whose text, sql text); GRANT SELECT
        ON attempts.statement TO ${APP_ROLE}`);
    for (const [name, verb, whose, sql] of statementsOf(relations, columns, calls)) {
      await client.query('INSERT INTO attempts.statement VALUES ($1, $2, $3, $4)', [
        name,
        verb,
        whose,
        sql,
      ]);
    }
    return { relations, functions, columns };
  });
  return {
    relations: made.relations,
    functions: made.functions,
    tryAll: (scopes) => tryAll(test, made, scopes),
    close: () => test.close(),
  };
}

function* statementsOf(
  relations: readonly Relation[],
  columns: readonly Column[],
  calls: Readonly<Record<string, (person: string) => string>>,
): Generator<[string, string, Whose, string]> {
  for (const whose of Object.keys(ROWS) as Whose[]) {
    for (const [name, call] of Object.entries(calls))
      yield [name, 'call', whose, call(ROWS[whose].person)];
    for (const relation of relations) {
      for (const verb of VERBS) {
        const sql = statementOf(
          verb,
          relation,
          columns.filter((column) => column.table === relation.name),
          whose,
        );
        if (sql !== null) yield [relation.name, verb, whose, sql];
      }
    }
  }
}

async function tryAll<Name extends string>(
  test: TestDatabase,
  made: Made,
  scopes: Readonly<Record<Name, Trying>>,
): Promise<ReadonlyMap<Name, Outcome>> {
  const named = Object.entries(scopes) as [Name, Trying][];
  const outcomes = new Map(named.map(([name]): [Name, Outcome] => [name, new Map()]));
  // Inserts the test rows only once, because every attempt is rolled back.
  for (const whose of Object.keys(ROWS) as Whose[]) {
    await asSuperuser(test.name, (client) => plant(client, made, whose));
    for (const [context, scope] of named) {
      const outcome = outcomes.get(context);
      for (const { name, verb } of await ask(test, scope, whose))
        outcome?.set(name, { ...outcome.get(name), [verb]: whose === 'own' ? 'own' : 'all' });
    }
  }
  return outcomes;
}

type Possible = { name: string; verb: Verb | 'call' }[];
const ASK = 'SELECT name, verb FROM attempts.statement WHERE whose = $1 AND attempts.attempt(sql)';

async function ask(test: TestDatabase, scope: Trying, whose: Whose): Promise<Possible> {
  if (scope === 'nothing') return test.source.query<Possible>(ASK, [whose]);
  if (scope !== 'queue')
    return test.database.write(scope, (tx) => tx.query<Possible>(ASK, [whose]));
  const client = new pg.Client({
    connectionString: test.appUrl,
    options: `-c role=${APP_ROLE} ${QUEUE_OPTION}`,
  });
  await client.connect();
  try {
    return (await client.query<Possible[number]>(ASK, [whose])).rows;
  } finally {
    await client.end();
  }
}

/** Inserts into each table one row that belongs to `whose`. */
async function plant(client: pg.Client, { relations, columns }: Made, whose: Whose): Promise<void> {
  const tables = relations.filter(({ isView }) => !isView);
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
  for (const { name, columns: every } of tables) {
    const sql = insertInto(
      name,
      columns.filter(({ table }) => table === name),
      every,
      whose,
    );
    if (sql === null) throw new Error(`nothing can be planted in ${name}`);
    await client.query(sql);
  }
}
