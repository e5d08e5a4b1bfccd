import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup, planRestore, proveRestored, restoreBackup } from '#installation';
import { SystemClock } from '#platform/clock';
import { readSettings, type Settings } from '#platform/config';
import { emptyDatabase, type TestDatabase } from '../harness/database.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { frozenFile } from '../frozen/frozen-database.js';

const quiet = (): void => undefined;

/** Creates an unused path in the temporary folder of the test run. */
export const freshPlace = (name: string): string =>
  join(mkdtempSync(join(testHome(), 'backup-')), name);

/** Content of a document in the data folder of {@link installationAround}. */
export const DOCUMENT = Buffer.from('一份文件的内容\n'.repeat(5_000));
export const DOCUMENT_PATH = 'files/ab/cd/abcd';

/**
 * Gives a database a data folder with a document, an unfinished upload, the key of second factors
 * and the public key of checkpoints.
 */
export function installationAround(test: TestDatabase): Settings {
  const DATA_DIR = freshPlace('data');
  const put = (path: string, content: Buffer | string): void => {
    mkdirSync(join(DATA_DIR, path, '..'), { recursive: true });
    writeFileSync(join(DATA_DIR, path), content);
  };
  put(DOCUMENT_PATH, DOCUMENT);
  put('files/incoming/unfinished', 'x');
  put('second-factor.key', `${'a'.repeat(43)}\n`);
  put('first-accounts.json', '[]');
  copyFileSync(
    frozenFile('checkpoints/ledger-digest.key.pub'),
    join(DATA_DIR, 'ledger-digest.key.pub'),
  );
  return readSettings({
    DATA_DIR,
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
  });
}

/** Backs an installation up into new folders. */
export async function backUp(
  test: Pick<TestDatabase, 'ownerUrl' | 'database'>,
  settings: Settings,
  passphrase: string | null = null,
) {
  const [to, keysTo] = [freshPlace('backup'), freshPlace('keys')];
  const made = await makeBackup(
    { settings, ownerUrl: test.ownerUrl, database: test.database },
    { to, keysTo, passphrase },
    quiet,
  );
  return { to, keysTo, made };
}

/** An empty database with an empty data folder. */
export async function emptyTarget(): Promise<{ settings: Settings; name: string }> {
  const { name, ownerUrl, appUrl } = await emptyDatabase();
  const settings = readSettings({
    DATA_DIR: freshPlace('restored'),
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
  });
  return { settings, name };
}

/** Restores a backup and proves the result, as the command does. */
export async function restored(
  settings: Settings,
  order: { from: string; keys?: string | null; passphrase?: string | null },
) {
  const { from, keys = null, passphrase = null } = order;
  const plan = await planRestore(settings, { from, keys, passphrase }, quiet);
  const place = await restoreBackup(settings, plan, quiet);
  try {
    return await proveRestored(
      {
        settings,
        place,
        manifest: plan.backup.manifest,
        folder: from,
        withKeys: keys !== null,
        against: null,
      },
      new SystemClock(),
    );
  } finally {
    await place.close();
  }
}

/** Content of each table as a hash, and the number of its rows. */
export async function contentOf(name: string): Promise<Record<string, string>> {
  return asSuperuser(name, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations' ORDER BY 1",
    );
    const content: Record<string, string> = {};
    for (const { name: table } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(row::text), '' ORDER BY md5(row::text))), '') AS hash FROM "${table}" row`,
      );
      content[table] = rows[0]?.hash ?? '';
    }
    return content;
  });
}

/** What the catalog says of constraints, triggers, policies, indexes, privileges and sequences. */
export const schemaOf = (name: string): Promise<unknown[]> =>
  asSuperuser(name, async (client) => {
    const { rows } = await client.query(`
      SELECT 'constraint' AS kind, conrelid::regclass::text AS of, conname::text AS name, concat(pg_get_constraintdef(oid), convalidated) AS what FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, concat(pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT 'policy', tablename, policyname, concat(cmd, roles, qual, with_check) FROM pg_policies WHERE schemaname = 'public'
      UNION ALL SELECT 'table', oid::regclass::text, '', concat(relrowsecurity, relforcerowsecurity, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
      UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT 'sequence', '', sequencename, last_value::text FROM pg_sequences WHERE schemaname = 'public' AND sequencename <> 'migrations_id_seq'
      UNION ALL SELECT 'step', '', name, '' FROM migrations
      ORDER BY 1, 2, 3`);
    return rows;
  });

/** Reads the manifest of a backup. */
export const manifestIn = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
