import type { Readable, Writable } from 'node:stream';
import { copyIn, copyOut, type Tx } from '#platform/database';
import { StartupError } from '#platform/program';
import type { BackedUpSequence } from '../rules/backup-manifest.js';

/**
 * Table of TypeORM with the names of the migrations. A backup lists them in its manifest, and a
 * restored database gets them by running those migrations.
 */
const OF_MIGRATIONS = 'migrations';

/** A table that is copied, with the columns whose values are stored and not calculated. */
export interface CopiedTable {
  name: string;
  columns: string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

/**
 * SQL that lists the tables of the program. The tables of the job queue are in a schema of their
 * own and are not copied: a lost job is found again by its row.
 */
const TABLES = `
  SELECT c.relname AS name,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '${OF_MIGRATIONS}'
   GROUP BY c.relname ORDER BY c.relname`;

/** Lists the tables of the program in the order of their names. */
export const copiedTables = (tx: Tx): Promise<CopiedTable[]> => tx.query<CopiedTable[]>(TABLES);

/**
 * Locks tables against changes of their columns until the end of the transaction, as pg_dump does.
 * Reading and writing go on. It must run before the first query of a transaction, because that
 * query fixes the state that the transaction sees.
 */
export async function lockColumns(tx: Tx, tables: readonly CopiedTable[]): Promise<void> {
  await tx.query(`LOCK TABLE ${listed(tables.map(({ name }) => name))} IN ACCESS SHARE MODE`);
}

/** Writes the rows of a table to a stream; returns their number. */
export const copyTableOut = (
  tx: Tx,
  { name, columns }: CopiedTable,
  out: Writable,
): Promise<number> => copyOut(tx, `SELECT ${listed(columns)} FROM ${quoted(name)}`, out);

/** SQL that writes columns of a table as CSV with a row of headings. */
export const csvSqlOf = (name: string, columns: readonly string[]): string =>
  `COPY (SELECT ${listed(columns)} FROM ${quoted(name)}) TO STDOUT (FORMAT csv, HEADER)`;

/** Fills a table from a stream; returns the number of rows. */
export const copyTableIn = (
  tx: Tx,
  { name, columns }: CopiedTable,
  rows: Readable,
): Promise<number> => copyIn(tx, `COPY ${quoted(name)} (${listed(columns)}) FROM STDIN`, rows);

const SEQUENCES = `
  SELECT c.relname AS name FROM pg_class c
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
     AND d.refobjid IS DISTINCT FROM to_regclass('public.${OF_MIGRATIONS}')
   ORDER BY c.relname`;

/**
 * Reads the state of all sequences. Sequences have no snapshot: read after the rows of a
 * transaction's state, a sequence is never behind them.
 */
export async function readSequences(tx: Tx): Promise<BackedUpSequence[]> {
  const found = await tx.query<{ name: string }[]>(SEQUENCES);
  const sequences: BackedUpSequence[] = [];
  for (const { name } of found) {
    const [state] = await tx.query<Omit<BackedUpSequence, 'name'>[]>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quoted(name)}`,
    );
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

const SET_SEQUENCE = `SELECT setval(format('public.%I', $1::text)::regclass, $2::bigint, $3::boolean)`;

/** Sets the state of all sequences. */
export async function setSequences(tx: Tx, sequences: readonly BackedUpSequence[]): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences)
    await tx.query(SET_SEQUENCE, [name, lastValue, isCalled]);
}

const FOREIGN_KEYS = `
  SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
   ORDER BY conrelid, conname`;
const TRIGGERS = `
  SELECT tgrelid::regclass::text AS table, tgname AS name, tgenabled::text AS state
    FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
   WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY tgrelid, tgname`;
const FORCED = `
  SELECT oid::regclass::text AS name FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relforcerowsecurity ORDER BY 1`;

/** What to say of a trigger so that it is as it was, by its state in the catalog. */
const ENABLED: Readonly<Record<string, string>> = {
  O: 'ENABLE',
  A: 'ENABLE ALWAYS',
  R: 'ENABLE REPLICA',
  D: 'DISABLE',
};

/**
 * Empties all tables and fills them while foreign keys, triggers and row-level security of the owner
 * are away; afterwards all of these are as before, and every foreign key has been checked against
 * the rows. The owner may do all of this. Nobody else may use the database meanwhile.
 */
export async function fillTables(
  tx: Tx,
  tables: readonly CopiedTable[],
  fill: (table: CopiedTable) => Promise<void>,
): Promise<void> {
  const keys = await tx.query<{ table: string; name: string; definition: string }[]>(FOREIGN_KEYS);
  const triggers = await tx.query<{ table: string; name: string; state: string }[]>(TRIGGERS);
  const forced = await tx.query<{ name: string }[]>(FORCED);
  for (const { table, name } of keys)
    await tx.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of tables) await tx.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  for (const { name } of forced) await tx.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  await tx.query(`TRUNCATE ${listed(tables.map(({ name }) => name))}`);
  for (const table of tables) await fill(table);
  for (const { table, name, definition } of keys)
    await tx.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  for (const { table, name, state } of triggers)
    await tx.query(`ALTER TABLE ${table} ${ENABLED[state]} TRIGGER ${quoted(name)}`);
  for (const { name } of forced) await tx.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}

const OCCUPIED = `
  SELECT c.relname AS name FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
  UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'bullmq' ORDER BY 1 LIMIT 1`;

/**
 * Makes sure that a database is empty.
 * @throws StartupError that names something in it.
 */
export async function refuseOccupied(tx: Tx): Promise<void> {
  const [found] = await tx.query<{ name: string }[]>(OCCUPIED);
  if (found)
    throw new StartupError(
      `The database behind DATABASE_URL is not empty (it has ${found.name}); create an empty one and name that.`,
    );
}

/**
 * SQL that removes what the program's migrations make, from a database that was empty before. The
 * statements are worded before the first one runs, because it may drop objects of the others too.
 */
const EMPTY = `
  DO $$
  DECLARE statement text;
  BEGIN
    DROP SCHEMA IF EXISTS bullmq CASCADE;
    FOREACH statement IN ARRAY ARRAY(
      SELECT format('DROP %s IF EXISTS public.%I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
      UNION ALL
      SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
    ) LOOP
      EXECUTE statement;
    END LOOP;
  END
  $$;`;

/** Empties a database that was empty before an attempt to restore into it failed. */
export async function emptyAgain(tx: Tx): Promise<void> {
  await tx.query(EMPTY);
}
