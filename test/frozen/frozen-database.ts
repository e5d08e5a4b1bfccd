import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { trackerEntities, upgradeDatabase } from '#installation';
import { migrations } from '#migrations';
import { appDataSourceOptions, connect, Database, migrate } from '#platform/database';
import { projectRoot } from '#platform/program';
import { emptyDatabase, type TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

/** Folder with the data that the program of commit 0bf9f3d has written. Created by `freeze.mjs`. */
const FROZEN = join(projectRoot, 'test/frozen/0bf9f3d');
const LAST_STEP = '20261126T1900-count-of-milestone-changes';

export const frozenFile = (name: string): string => join(FROZEN, name);
export const frozenText = (name: string): string => readFileSync(frozenFile(name), 'utf8');

/**
 * Data about the installation of commit 0bf9f3d: number of rows of each table, values of its
 * sequences, and a hash of its column definitions.
 */
export interface FrozenFacts {
  counts: Readonly<Record<string, number>>;
  sequences: readonly { name: string; value: string }[];
  schemaSha256: string;
}
export const frozenFacts = (): FrozenFacts => JSON.parse(frozenText('facts.json')) as FrozenFacts;

/**
 * Creates a database with the schema and the data of the installation of commit 0bf9f3d, before any
 * later migration.
 */
export async function installedBefore(): Promise<{
  name: string;
  ownerUrl: string;
  appUrl: string;
}> {
  const place = await emptyDatabase();
  const last = migrations.findIndex(({ folder }) => folder === LAST_STEP);
  await migrate(place.ownerUrl, migrations.slice(0, last + 1));
  await asSuperuser(place.name, fillIn);
  return place;
}

/**
 * Creates the database of {@link installedBefore}, and upgrades it to the schema of the present
 * program.
 */
export async function upgradedInstallation(): Promise<TestDatabase> {
  const { name, ownerUrl, appUrl } = await installedBefore();
  await upgradeDatabase(ownerUrl);
  const source = await connect(appDataSourceOptions(appUrl, trackerEntities, 4));
  return {
    name,
    ownerUrl,
    appUrl,
    source,
    database: new Database(source),
    close: () => source.destroy(),
  };
}

/**
 * Returns the SHA-256 hash of the definitions of all columns, to be compared with the one in
 * `facts.json`.
 */
export async function schemaSha256(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", a.attname AS "column",
            format_type(a.atttypid, a.atttypmod) AS type,
            a.attnotnull AS required, a.attgenerated <> '' AS generated
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      ORDER BY c.relname, a.attnum`,
  );
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/**
 * Inserts all stored rows unchanged, in place of those that the migrations have inserted. Triggers
 * and foreign keys are switched off, because the stored rows already contain their effects.
 */
async function fillIn(client: pg.Client): Promise<void> {
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  const { counts, sequences } = frozenFacts();
  await client.query(`TRUNCATE ${Object.keys(counts).join(', ')}`);
  for (const { into, rows } of frozenTables()) {
    const target = client.query(copyFrom(`COPY ${into} FROM STDIN`));
    await pipeline(Readable.from([rows]), target);
  }
  for (const { name, value } of sequences) {
    await client.query('SELECT setval($1, $2)', [name, value]);
  }
  await client.query('COMMIT');
}

function* frozenTables(): Generator<{ into: string; rows: string }> {
  const text = gunzipSync(readFileSync(frozenFile('rows.copy.gz'))).toString('utf8');
  for (const part of text.split(/^= /m).slice(1)) {
    const end = part.indexOf('\n');
    yield { into: part.slice(0, end), rows: part.slice(end + 1) };
  }
}
