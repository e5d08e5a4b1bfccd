import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { asService, emptyDatabase } from '../../../test/harness/database.js';
import { asSuperuser, testHome } from '../../../test/harness/server.js';
import { migrations } from '#migrations';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { appDataSourceOptions, connect, Database, migrate } from '#platform/database';
import { StartupError } from '#platform/program';
import { identityEntities } from '../store/identity-rows.js';
import type { FirstAccount } from '../rules/first-accounts.js';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { ensureFirstAccounts } from './ensure-first-accounts.js';
import { signIn } from './sign-in.js';

let name: string;
let source: DataSource;
let database: Database;
let file: string;
beforeEach(async () => {
  const empty = await emptyDatabase();
  name = empty.name;
  await migrate(empty.ownerUrl, migrations);
  source = await connect(appDataSourceOptions(empty.appUrl, identityEntities, 4));
  database = new Database(source);
  file = join(mkdtempSync(join(testHome(), 'first-')), 'first-accounts.json');
});
afterEach(() => source.destroy());

const written = (): FirstAccount[] => JSON.parse(readFileSync(file, 'utf8')) as FirstAccount[];
const people = async (): Promise<number> =>
  (await asService<unknown[]>({ database }, 'SELECT FROM people')).length;
const canSignIn = async ({ email, password }: FirstAccount): Promise<string> =>
  (
    await signIn(
      database,
      {
        clock: new FixedClock('2026-01-01T00:00:00Z'),
        policy: new SignInPolicy(readSettings({})),
        seal: new TotpSecretCipher(randomBytes(32)),
      },
      { email, password },
      { requestId: 'test' },
    )
  ).actor.scope.authority;

describe('the first start', () => {
  it('makes one account per role whose passwords are in the file, for the owner of the file alone', async () => {
    const made = await ensureFirstAccounts(database, { file });
    expect(written()).toEqual(made);
    expect(made).toHaveLength(10);
    expect(made.every(({ password }) => /^[\w-]{20,}$/.test(password))).toBe(true);
    expect(new Set(made.map(({ password }) => password)).size).toBe(10);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const account of made.slice(0, 2))
      expect(await canSignIn(account)).toBe(`${account.role}@${account.unit}`);
    expect(
      await asService({ database }, 'SELECT id, parent_id, sample FROM organisations ORDER BY id'),
    ).toEqual([
      { id: 'city', parent_id: null, sample: true },
      { id: 'sample-development', parent_id: 'city', sample: true },
      { id: 'sample-transport', parent_id: 'city', sample: true },
    ]);
  });

  it('keeps no password in the database or the record', async () => {
    const made = await ensureFirstAccounts(database, { file });
    const { rows: found } = await asSuperuser(name, (client) =>
      client.query('SELECT p.*, a.new_value FROM people p CROSS JOIN audit_records a'),
    );
    const rows = JSON.stringify(found);
    for (const { password } of made) expect(rows).not.toContain(password);
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('happens once: a later start makes, says and writes nothing', async () => {
    await ensureFirstAccounts(database, { file });
    const before = readFileSync(file, 'utf8');
    expect(await ensureFirstAccounts(database, { file })).toEqual([]);
    expect(await ensureFirstAccounts(database, { file: `${file}.other` })).toEqual([]);
    expect([readFileSync(file, 'utf8'), await people()]).toEqual([before, 10]);
    expect(() => statSync(`${file}.other`)).toThrow('ENOENT');
  });

  it('happens once for two that start together', async () => {
    const both = await Promise.all([
      ensureFirstAccounts(database, { file }),
      ensureFirstAccounts(database, { file }),
    ]);
    expect(both.map((made) => made.length).sort()).toEqual([0, 10]);
    expect(await canSignIn(written()[0] as FirstAccount)).toBe('officer@sample-transport');
  });

  it('that broke off between file and commit is taken up with the same passwords', async () => {
    await asSuperuser(name, (client) =>
      client.query('REVOKE INSERT ON memberships FROM tracker_app'),
    );
    await expect(ensureFirstAccounts(database, { file })).rejects.toThrow('permission denied');
    expect(await people()).toBe(0);
    const before = written();
    await asSuperuser(name, (client) => client.query('GRANT INSERT ON memberships TO tracker_app'));
    expect(await ensureFirstAccounts(database, { file })).toEqual(before);
    expect(await canSignIn(before[0] as FirstAccount)).toBe('officer@sample-transport');
  });

  it('makes no account when the passwords cannot be written down', async () => {
    writeFileSync(`${file}.folder`, 'a file where a folder should be');
    await expect(
      ensureFirstAccounts(database, { file: join(`${file}.folder`, 'first-accounts.json') }),
    ).rejects.toThrow(StartupError);
    expect(await people()).toBe(0);
  });

  it('does not guess what a damaged file meant', async () => {
    writeFileSync(file, '[{"email":"auditor@tracker.example"');
    await expect(ensureFirstAccounts(database, { file })).rejects.toThrow(
      /holds no list of accounts/,
    );
    expect(await people()).toBe(0);
  });
});
