import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { trackerEntities, upgradeDatabase } from '#installation';
import { verifyLedger } from '#ledger';
import { appDataSourceOptions, connect, Database, serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import { asSuperuser } from '../harness/server.js';
import { installedBefore } from './frozen-database.js';

const SIZE_KB = 2_048;

describe('the upgrade of an installation on a disk that fills up', () => {
  let disk: string;
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'tracker-full-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_KB}k,mode=711`, 'tmpfs', disk]);
  });
  afterEach(() => {
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  /** Lets new tables and indexes of a database lie on the small disk. */
  const useDisk = (name: string): Promise<string> =>
    asSuperuser(name, async (client) => {
      const { rows } = await client.query<{ folder: string }>(
        "SELECT current_setting('data_directory') AS folder",
      );
      const { uid, gid } = statSync(String(rows[0]?.folder));
      chownSync(disk, uid, gid);
      const space = `small_${name}`;
      await client.query(`CREATE TABLESPACE ${space} LOCATION '${disk}'`);
      await client.query(`GRANT CREATE ON TABLESPACE ${space} TO PUBLIC`);
      await client.query(`ALTER DATABASE ${name} SET default_tablespace = ${space}`);
      return space;
    });

  it('says so, keeps nothing of the unfinished step, and goes on when there is room', async () => {
    const { name, ownerUrl, appUrl } = await installedBefore();
    const space = await useDisk(name);
    const rubbish = join(disk, 'rubbish');
    writeFileSync(rubbish, Buffer.alloc((SIZE_KB - 300) * 1024));

    const refused = await upgradeDatabase(ownerUrl).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartupError);
    expect((refused as StartupError).message).toMatch(
      /no room left.*Nothing of the unfinished step was kept.*continues with that step/s,
    );

    rmSync(rubbish);
    execFileSync('mount', ['-o', 'remount,size=512m', disk]);
    expect(await upgradeDatabase(ownerUrl)).not.toEqual([]);
    expect(await upgradeDatabase(ownerUrl)).toEqual([]);
    const source = await connect(appDataSourceOptions(appUrl, trackerEntities, 2));
    try {
      expect((await new Database(source).read(serviceScope('test'), verifyLedger)).flaws).toEqual(
        [],
      );
    } finally {
      await source.destroy();
      await asSuperuser('postgres', async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        await client.query(`DROP TABLESPACE ${space}`);
      });
    }
  });
});
