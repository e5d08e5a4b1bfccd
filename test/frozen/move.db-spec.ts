import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { trackerEntities, upgradeDatabase } from '#installation';
import { verifyLedger } from '#ledger';
import { appDataSourceOptions, connect, Database, serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import { asSuperuser } from '../harness/server.js';
import { installedBefore } from './frozen-database.js';

/** Everything of the ledger that a move must carry over, as text. */
const LEDGER = `SELECT string_agg(concat_ws(' ', id, project_id, sequence, amount_fen, recorded_by,
    recorded_at, previous_hash, hash, sm3), E'\n' ORDER BY project_id, sequence) AS rows
  FROM ledger_entries`;
const ledgerOf = (name: string): Promise<string> =>
  asSuperuser(name, async (client) => (await client.query<{ rows: string }>(LEDGER)).rows[0]!.rows);

const columnsOf = (client: pg.Client, table: string): Promise<string[]> =>
  client
    .query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
      [table],
    )
    .then(({ rows }) => rows.map(({ name }) => name));

/** Ends the connections that migrate the database, as the death of the process would. */
const killMove = (name: string): Promise<0 | 1> =>
  asSuperuser('postgres', async (client) => {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = $1 AND application_name = 'tracker-migrate'`,
      [name],
    );
    return rowCount ? 1 : 0;
  });

async function flawsOf(appUrl: string): Promise<unknown> {
  const source = await connect(appDataSourceOptions(appUrl, trackerEntities, 2));
  try {
    return (await new Database(source).read(serviceScope('test'), verifyLedger)).flaws;
  } finally {
    await source.destroy();
  }
}

describe('the move of an installation of 0bf9f3d to the schema of today', () => {
  it('killed ten times at random points goes on and loses nothing', async () => {
    let killed = 0;
    while (killed < 10) {
      const { name, ownerUrl, appUrl } = await installedBefore();
      const before = await ledgerOf(name);
      for (let moved = false; !moved && killed < 10;) {
        const moving = upgradeDatabase(ownerUrl).then(
          () => true,
          () => false,
        );
        await pause(50 + Math.random() * 400);
        killed += await killMove(name);
        moved = await moving;
      }
      await upgradeDatabase(ownerUrl);
      expect(await upgradeDatabase(ownerUrl)).toEqual([]);
      expect(await ledgerOf(name)).toBe(before);
      expect(await flawsOf(appUrl)).toEqual([]);
    }
  });

  it('says before it begins how long the ledger will take, from the size of the ledger', async () => {
    const { name, ownerUrl } = await installedBefore();
    await asSuperuser(name, (client) =>
      client.query(`UPDATE ledger_heads SET entries = entries + 1000000
        WHERE project_id = (SELECT project_id FROM ledger_heads LIMIT 1)`),
    );
    const said: string[] = [];
    // The size is invented, so that the ledger does not verify.
    await expect(upgradeDatabase(ownerUrl, (line) => said.push(line))).rejects.toThrow(
      /the head counts/,
    );
    expect(said).toEqual([
      expect.stringMatching(/10000\d\d 行，约 \d+ 秒.*rows are migrated in about \d+ s/),
    ]);
  });

  it('is refused with a sentence when an entry does not fit its hash, and nothing has moved', async () => {
    const { name, ownerUrl } = await installedBefore();
    const alter = (by: number): Promise<unknown> =>
      asSuperuser(name, (client) =>
        client.query(`UPDATE ledger_entries SET amount_fen = amount_fen + ${by}
          WHERE id = (SELECT id FROM ledger_entries ORDER BY project_id, sequence LIMIT 1)`),
      );
    await alter(1);
    const refused = await upgradeDatabase(ownerUrl).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartupError);
    expect((refused as StartupError).message).toMatch(
      /The ledger does not verify.*project .*entry 1: a column was changed.*Nothing was changed/s,
    );
    await asSuperuser(name, async (client) => {
      expect(await columnsOf(client, 'ledger_entries')).toContain('unit_id');
      expect(await columnsOf(client, 'ledger_heads')).toContain('unit_id');
    });
    await alter(-1);
    expect(await upgradeDatabase(ownerUrl)).not.toEqual([]);
    await asSuperuser(name, async (client) => {
      expect(await columnsOf(client, 'ledger_entries')).not.toContain('unit_id');
    });
  });
});
