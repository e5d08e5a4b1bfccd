import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCTOR_CHECKS, examine, makeBackup } from '#installation';
import { lastBackup } from '#platform/backups';
import type { Settings } from '#platform/config';
import { migrations } from '#migrations';
import { migrate, serviceScope } from '#platform/database';
import { WrongUse } from '#platform/program';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser, serverUrl } from '../harness/server.js';
import { installedBefore, upgradedInstallation } from '../frozen/frozen-database.js';
import {
  backUp,
  contentOf,
  DOCUMENT,
  DOCUMENT_PATH,
  emptyTarget,
  freshPlace,
  installationAround,
  manifestIn,
  restored,
  schemaOf,
} from './backup-world.js';

/** Last migration of the older version whose backup is restored. */
const OLDER = '20261129T2220-decided-requests-stay';
const PASSPHRASE = 'a passphrase for the test';
let test: TestDatabase;
let settings: Settings;
let plain: Awaited<ReturnType<typeof backUp>>;
beforeAll(async () => {
  test = await upgradedInstallation();
  settings = installationAround(test);
  plain = await backUp(test, settings);
});
afterAll(() => test?.close());

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: Error) => `${error instanceof WrongUse ? 2 : 1}: ${error.message}`,
  );

describe('a backup', () => {
  it('has every row of every table, whoever they belong to', async () => {
    const { tables } = manifestIn(plain.to) as { tables: { name: string; rows: number }[] };
    const there = await contentOf(test.name);
    // The backup notes itself when it is finished, so its own rows are not in it.
    const own = new Set(['last_times', 'audit_records']);
    expect(
      tables.filter(({ name }) => !own.has(name)).map(({ name, rows }) => [name, String(rows)]),
    ).toEqual(
      Object.entries(there)
        .filter(([name]) => !own.has(name))
        .map(([name, hash]) => [name, hash.split(' ')[0]]),
    );
    // Rows that one person alone sees, and rows of accounts.
    const counted = new Map(tables.map(({ name, rows }) => [name, rows]));
    for (const name of ['saved_reports', 'sessions', 'ledger_entries', 'mail_outbox'])
      expect([name, counted.get(name)]).not.toEqual([name, 0]);
  });

  it('has each file with its size and SHA-256, for its owner alone, and no key', () => {
    const { files } = manifestIn(plain.to) as {
      files: { path: string; bytes: number; sha256: string }[];
    };
    expect(files.map(({ path }) => path)).toContain(`data/${DOCUMENT_PATH}`);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(join(plain.to, path));
      expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
      expect(statSync(join(plain.to, path)).mode & 0o077).toBe(0);
    }
    const names = readdirSync(plain.to, { recursive: true }).map(String);
    expect(names.filter((name) => /unfinished|\.key$|accounts\.json/.test(name))).toEqual([]);
    expect(readdirSync(plain.keysTo).sort()).toEqual([
      'first-accounts.json',
      'manifest.json',
      'second-factor.key',
      'settings.json',
    ]);
    const inBackup = readFileSync(join(plain.to, 'settings.json'), 'utf8');
    expect(inBackup).not.toContain('app-of-the-test-run');
    expect(readFileSync(join(plain.keysTo, 'settings.json'), 'utf8')).toContain(
      'app-of-the-test-run',
    );
  });

  it('is noted where the status reads it, and in the audit log', async () => {
    const noted = await test.database.read(serviceScope('test'), lastBackup);
    expect(noted).toMatchObject({ folder: plain.to, encrypted: false, withKeys: true });
    const { rows } = await asSuperuser(test.name, (client) =>
      client.query(`SELECT subject_id FROM audit_records WHERE action = 'backup.create'`),
    );
    expect(rows).toEqual([{ subject_id: noted?.at.toISOString() }]);
  });

  it('is refused into the data folder, an occupied folder, and beside its own keys', async () => {
    const into = (to: string, keysTo: string | null): Promise<string> =>
      problemOf(
        makeBackup(
          { settings, ownerUrl: test.ownerUrl, database: test.database },
          { to, keysTo, passphrase: null },
          () => undefined,
        ),
      );
    expect(await into(join(settings.DATA_DIR, 'files', 'backup'), null)).toMatch(
      /^2: .*inside the data folder/,
    );
    expect(await into(plain.to, null)).toMatch(/^2: .*not empty/);
    const fresh = freshPlace('backup');
    expect(await into(fresh, join(fresh, 'keys'))).toMatch(/^2: The keys belong apart/);
    expect(await into(fresh, join(settings.DATA_DIR, 'keys'))).toMatch(/^2: .*inside the data/);
    expect(existsSync(fresh)).toBe(false);
  });

  it('that fails leaves nothing', async () => {
    const to = freshPlace('backup');
    await expect(
      makeBackup(
        { settings, ownerUrl: test.appUrl, database: test.database },
        { to, keysTo: null, passphrase: null },
        () => undefined,
      ),
    ).rejects.toThrow();
    expect(readdirSync(to)).toEqual([]);
  });
});

describe('the doctor', () => {
  it('looks at everything, and changes nothing', async () => {
    const before = await contentOf(test.name);
    const checks = await examine(settings);
    expect(checks.map(({ name }) => name).sort()).toEqual([...DOCTOR_CHECKS].sort());
    const state = new Map(checks.map(({ name, status }) => [name, status]));
    for (const name of ['disk', 'database', 'schema', 'queue', 'backup'] as const)
      expect([name, state.get(name)]).toEqual([name, 'ok']);
    // The key in this data folder is not the one with which the frozen second factors were sealed.
    expect(state.get('keys')).toBe('failed');
    expect(await contentOf(test.name)).toEqual(before);
  });
});

describe('a restored installation', () => {
  it('is the same in every row, number, constraint, trigger, policy and file, and verifies', async () => {
    const target = await emptyTarget();
    const before = await contentOf(test.name);
    const proven = await restored(target.settings, { from: plain.to, keys: plain.keysTo });
    expect(proven.flaws).toEqual([]);
    expect(proven.entries).toBeGreaterThan(0);
    const after = await contentOf(target.name);
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    // Both installations noted something after the state was copied.
    expect(changed.sort()).toEqual(['audit_records', 'last_times']);
    const own = (rows: unknown[]): unknown[] =>
      rows.filter((row) => !/audit_records_id_seq/.test(JSON.stringify(row)));
    expect(own(await schemaOf(target.name))).toEqual(own(await schemaOf(test.name)));
    const { DATA_DIR } = target.settings;
    expect(readFileSync(join(DATA_DIR, DOCUMENT_PATH))).toEqual(DOCUMENT);
    expect(readFileSync(join(DATA_DIR, 'second-factor.key'), 'utf8')).toBe(`${'a'.repeat(43)}\n`);
    expect(readFileSync(join(DATA_DIR, 'first-accounts.json'), 'utf8')).toBe('[]');
    expect(statSync(join(DATA_DIR, 'second-factor.key')).mode & 0o077).toBe(0);
  });

  it('comes from an encrypted backup with its passphrase alone', async () => {
    const { to, keysTo } = await backUp(test, settings, PASSPHRASE);
    for (const folder of [to, keysTo])
      for (const name of readdirSync(folder, { recursive: true }).map(String)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) continue;
        const content = readFileSync(path);
        expect([name, content.includes('一份文件'), content.includes('aaaaaaaaaaaaaaaa')]).toEqual([
          name,
          false,
          false,
        ]);
      }
    const target = await emptyTarget();
    const order = { from: to, keys: keysTo };
    expect(await problemOf(restored(target.settings, order))).toMatch(/^2: .*is encrypted/);
    expect(
      await problemOf(restored(target.settings, { ...order, passphrase: 'quite another one' })),
    ).toMatch(/^1: The passphrase is not the one/);
    const { flaws } = await restored(target.settings, { ...order, passphrase: PASSPHRASE });
    expect(flaws).toEqual([]);
    expect(readFileSync(join(target.settings.DATA_DIR, DOCUMENT_PATH))).toEqual(DOCUMENT);
  });

  it('is upgraded when the backup is of an older version', async () => {
    const old = await installedBefore();
    const last = migrations.findIndex(({ folder }) => folder === OLDER);
    await migrate(old.ownerUrl, migrations.slice(0, last + 1));
    const entries = await asSuperuser(old.name, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM ledger_entries',
      );
      return rows[0]?.n;
    });
    // An older version saw every row by another way; the superuser does here.
    const { to, keysTo } = await backUp(
      { ownerUrl: serverUrl(old.name), database: test.database },
      settings,
    );
    const target = await emptyTarget();
    const proven = await restored(target.settings, { from: to, keys: keysTo });
    expect(proven).toMatchObject({ flaws: [], entries });
    const steps = await asSuperuser(target.name, (client) =>
      client.query('SELECT name FROM migrations'),
    );
    expect(steps.rowCount).toBe(migrations.length);
  });
});

describe('a backup that cannot be restored', () => {
  const damaged = (change: (folder: string) => void): string => {
    const folder = freshPlace('damaged');
    cpSync(plain.to, folder, { recursive: true });
    change(folder);
    return folder;
  };
  const resealed = (change: (manifest: Record<string, any>) => void) => (folder: string) => {
    const { seal: _, ...manifest } = manifestIn(folder);
    change(manifest);
    const seal = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, seal }));
  };
  const table = 'database/people.copy.gz';

  it.each<[string, (folder: string) => void, RegExp]>([
    ['without its manifest', (f) => rmSync(join(f, 'manifest.json')), /^1: .*cut short/],
    ['with half a manifest', (f) => truncateSync(join(f, 'manifest.json'), 900), /^1: .*cut short/],
    ['without a file', (f) => rmSync(join(f, table)), /^1: .*cut short: .*people.* is missing/],
    ['with half a file', (f) => truncateSync(join(f, table), 20), /^1: .*cut short: .*20 of/],
    ['with a longer file', (f) => appendFileSync(join(f, table), 'x'), /^1: .*damaged: .*people/],
    [
      'with a changed manifest',
      (f) => {
        const text = readFileSync(join(f, 'manifest.json'), 'utf8');
        writeFileSync(join(f, 'manifest.json'), text.replace('"entries"', '"entrees"'));
      },
      /^1: .*manifest .* was changed/,
    ],
    [
      'of a newer version',
      resealed((manifest) => manifest['steps'].push('what-comes-next-1999999999999')),
      /^1: .*newer version.*what-comes-next/,
    ],
    [
      'in a newer form',
      resealed((manifest) => Object.assign(manifest, { formatVersion: 2 })),
      /^1: .*newer version/,
    ],
    [
      'of something else',
      resealed((manifest) => Object.assign(manifest, { format: 'other' })),
      /^1: .*does not hold a backup of this program/,
    ],
    [
      'that names a file outside of it',
      resealed((manifest) => Object.assign(manifest['files'][0], { path: '../../passwd' })),
      /^1: .*file outside of it/,
    ],
    [
      'with fewer rows than it says',
      resealed((manifest) => {
        manifest['tables'].find(({ name }: { name: string }) => name === 'people').rows += 1;
      }),
      /^1: The backup is damaged: .*people/,
    ],
  ])('%s is refused in one sentence, and nothing is changed', async (_, change, words) => {
    const target = await emptyTarget();
    const before = await schemaBare(target.name);
    const said = await problemOf(restored(target.settings, { from: damaged(change) }));
    expect(said).toMatch(words);
    expect(said.split('\n')).toHaveLength(1);
    expect(await schemaBare(target.name)).toEqual(before);
    expect(existsSync(target.settings.DATA_DIR) && readdirSync(target.settings.DATA_DIR)).toEqual(
      existsSync(target.settings.DATA_DIR) ? [] : false,
    );
  });

  it('is refused with the keys of another installation, or with some of them', async () => {
    const target = await emptyTarget();
    const other = freshPlace('keys');
    cpSync(plain.keysTo, other, { recursive: true });
    rmSync(join(other, 'manifest.json'));
    writeFileSync(join(other, 'second-factor.key'), `${'b'.repeat(43)}\n`);
    expect(await problemOf(restored(target.settings, { from: plain.to, keys: other }))).toMatch(
      /^1: The key second-factor.key in .* is of another installation/,
    );
    rmSync(join(other, 'second-factor.key'));
    expect(await problemOf(restored(target.settings, { from: plain.to, keys: other }))).toMatch(
      /^2: There are no keys in/,
    );
    const settingsWithKey = Object.assign(Object.create(Object.getPrototypeOf(target.settings)), {
      ...target.settings,
      SECRET_KEY_FILE: join(freshPlace('x'), '..', 'second.key'),
    }) as Settings;
    writeFileSync(settingsWithKey.secondFactorKeyFile, `${'c'.repeat(43)}\n`);
    expect(await problemOf(restored(settingsWithKey, { from: plain.to }))).toMatch(
      /^1: The key second-factor.key in the place that the settings name is of another/,
    );
  });

  it('is refused into what is not empty', async () => {
    const target = await emptyTarget();
    expect(await problemOf(restored(settings, { from: plain.to, keys: plain.keysTo }))).toMatch(
      /^2: The data folder .* is not empty/,
    );
    const other = await testDatabase();
    await other.close();
    const full = Object.assign(Object.create(Object.getPrototypeOf(target.settings)), {
      ...target.settings,
      DATABASE_URL: other.appUrl,
      DATABASE_OWNER_URL: other.ownerUrl,
    }) as Settings;
    expect(await problemOf(restored(full, { from: plain.to }))).toMatch(
      /^1: The database behind DATABASE_URL is not empty/,
    );
    expect(await problemOf(restored(target.settings, { from: freshPlace('none') }))).toMatch(
      /^2: There is no backup in/,
    );
  });
});

/** Names of everything that a database holds outside of the system's schemas. */
const schemaBare = (name: string): Promise<unknown[]> =>
  asSuperuser(name, async (client) => {
    const { rows } = await client.query(`
      SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname !~ '^(pg_|information)'
      UNION ALL SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname !~ '^(pg_|information)'
      UNION ALL SELECT typname FROM pg_type JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname !~ '^(pg_|information)'
      UNION ALL SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1`);
    return rows;
  });
