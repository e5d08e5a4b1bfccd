import pg from 'pg';
import { APP_ROLE, QUEUE_OPTION, type Scope } from '#platform';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/** Verbs that are tried on each table. */
export const VERBS = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof VERBS)[number];
/** In what scope something is tried. */
export type Trying = Scope | 'nothing' | 'queue';

/** Whose a row is: the actor's and their organisation's, or another person's and organisation's. */
const ROWS = {
  own: { person: '00000000-0000-4000-8000-00000000000a', unit: 'sample-transport' },
  other: { person: '00000000-0000-4000-8000-00000000000b', unit: 'sample-development' },
} as const;
export type Whose = keyof typeof ROWS;
/** The actor of every scope that has a person, and where they work. */
export const OWN = ROWS.own;

/** A table or view of the database, and what of it is granted to the program's role. */
export interface Relation {
  name: string;
  isView: boolean;
  columns: string[];
  reads: string[];
  adds: string[];
  changes: string[];
  /** TRUNCATE, REFERENCES and TRIGGER where they are granted; they should not be. */
  beyond: string[];
  /** Row-level security that binds the owner as well; of a view, that it asks the policies of whoever reads it. */
  walled: boolean;
}

/** A function that runs with its owner's rights. */
export interface OwnersFunction {
  name: string;
  isTrigger: boolean;
  isPublic: boolean;
  isGranted: boolean;
  path: string | null;
}

/** Which verbs each table allows (`call` for a function): `own` on what is the actor's, `all` on what is another's too. */
export type Outcome = Map<string, Partial<Record<Verb | 'call', 'own' | 'all'>>>;

/** A database in which each table holds one row, and nothing but access decides what can be done with it. */
export interface Attempts {
  relations: Relation[];
  functions: OwnersFunction[];
  /** Tries everything in each of some scopes, by their names. */
  tryAll<Name extends string>(
    scopes: Readonly<Record<Name, Trying>>,
  ): Promise<ReadonlyMap<Name, Outcome>>;
  close(): Promise<void>;
}

/** Schemas of ours and of the queue: all but those of PostgreSQL and of this test. */
const SCHEMAS = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'attempts')`;
const columnsThat = (condition: string): string =>
  `ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND ${condition} ORDER BY attnum)`;
const granted = (verb: string): string =>
  columnsThat(`has_column_privilege('${APP_ROLE}', c.oid, attnum, '${verb}')`);

const RELATIONS = `
  SELECT n.nspname || '.' || c.relname AS name, c.relkind IN ('v', 'm') AS "isView", CASE WHEN c.relkind = 'v' THEN coalesce('security_invoker=true' = ANY (c.reloptions), false) ELSE c.relrowsecurity AND c.relforcerowsecurity END AS walled,
         ${columnsThat('true')} AS columns, ${granted('SELECT')} AS reads, ${granted('INSERT')} AS adds, ${granted('UPDATE')} AS changes,
         ARRAY(SELECT verb FROM unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS verb WHERE has_table_privilege('${APP_ROLE}', c.oid, verb)) AS beyond
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`;

const FUNCTIONS = `
  SELECT n.nspname || '.' || p.proname AS name, p.prorettype = 'trigger'::regtype AS "isTrigger",
         p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) WHERE grantee = 0) AS "isPublic", has_function_privilege('${APP_ROLE}', p.oid, 'EXECUTE') AS "isGranted",
         (SELECT substr(setting, 13) FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%') AS path
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${SCHEMAS} AND p.prosecdef ORDER BY 1`;

/** A column's type, whether it has to be filled, is filled by the database, and the first label of an enumeration. */
interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  generated: boolean;
  label: string | null;
}

const COLUMNS = `
  SELECT n.nspname || '.' || c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AS required,
         a.attidentity = 'a' OR a.attgenerated <> '' AS generated,
         (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1) AS label
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') ORDER BY 1, a.attnum`;

/** Columns that say whose a row is. */
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

/** A value of somebody's row, as SQL; null when the column may stay empty. */
function valueOf({ table, name, type, required, label }: Column, whose: Whose): string | null {
  const { person, unit } = ROWS[whose];
  if (name === 'unit_id' || (table === 'public.organisations' && name === 'id')) return `'${unit}'`;
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
  return `INSERT INTO ${table} (${filled.map(({ name }) => name).join(', ')}) VALUES (${filled.map(({ value }) => value).join(', ')})`;
}

/** The statement of a verb; null when there is nothing of the kind to try. */
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
 * Tries a statement in a savepoint and undoes it. The database asks for privileges and policies
 * before it looks at constraints: a row that only breaks one of those was allowed.
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

/** Takes off what would keep a row made up by its types alone from standing. */
const ONLY_ACCESS = `
  DO $$
  DECLARE listed record;
  BEGIN
    FOR listed IN SELECT conrelid::regclass AS name, conname FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
                   WHERE contype = 'c' AND conrelid <> 0 AND ${SCHEMAS} LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', listed.name, listed.conname);
    END LOOP;
    FOR listed IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${SCHEMAS} AND c.relkind IN ('r', 'p') LOOP
      EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', listed.name);
    END LOOP;
  END
  $$`;

interface Made {
  relations: Relation[];
  functions: OwnersFunction[];
  columns: Column[];
}

/** Makes such a database. @param calls how each function of the owner's is called about a person. */
export async function attemptsOnEverything(
  calls: Readonly<Record<string, (person: string) => string>>,
): Promise<Attempts> {
  const test = await testDatabase({ poolSize: 1 });
  const made = await asSuperuser(test.name, async (client): Promise<Made> => {
    const relations = (await client.query<Relation>(RELATIONS)).rows;
    const functions = (await client.query<OwnersFunction>(FUNCTIONS)).rows;
    const columns = (await client.query<Column>(COLUMNS)).rows;
    await client.query(`CREATE SCHEMA attempts; GRANT USAGE ON SCHEMA attempts TO ${APP_ROLE}; ${ATTEMPT}; ${ONLY_ACCESS};
      CREATE TABLE attempts.statement (name text, verb text, whose text, sql text); GRANT SELECT ON attempts.statement TO ${APP_ROLE}`);
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
  // What is tried is undone, so that a row has to be planted once only.
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

/** Leaves one row in each table. */
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
