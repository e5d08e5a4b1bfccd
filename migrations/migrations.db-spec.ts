import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { upgradeDatabase, wholeCopyPolicies } from '#installation';
import {
  appDataSourceOptions,
  connect,
  migrationSql,
  noOrganisationsScope,
  serviceScope,
} from '#platform/database';
import { projectRoot, StartupError } from '#platform/program';
import { emptyDatabase, type TestDatabase, testDatabase } from '../test/harness/database.js';
import { asSuperuser } from '../test/harness/server.js';
import { migrations } from './index.js';

const has = (folder: string, file: string) =>
  existsSync(join(projectRoot, 'migrations', folder, file));

/** From this step on each start of the program adds policies by which the owner copies tables. */
const FIRST_WITH_BACKUP = '20261130T0600-last-backup';

describe('each step of the schema proves itself', () => {
  let ownerUrl: string;
  let client: pg.Client;
  beforeAll(async () => {
    ({ ownerUrl } = await emptyDatabase());
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  it('stands in the list, none forgotten', () => {
    const folders = readdirSync(join(projectRoot, 'migrations')).filter((name) =>
      /^\d{8}T\d{4}-/.test(name),
    );
    expect(migrations.map((step) => step.folder)).toEqual(folders.sort());
  });

  it.each(migrations.map((step) => [step.folder]))('%s', async (folder) => {
    expect(has(folder, 'why.md')).toBe(true);
    if (has(folder, 'before.sql')) await client.query(migrationSql(folder, 'before.sql'));
    await client.query(migrationSql(folder, 'up.sql'));
    await client.query(migrationSql(folder, 'after.sql'));
    // A program of that time may have run before the next step, which finds what its start added.
    if (folder >= FIRST_WITH_BACKUP) await wholeCopyPolicies(ownerUrl);
  });
});

describe('a migrated database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('runs nothing a second time', async () => {
    expect(await upgradeDatabase(test.ownerUrl)).toEqual([]);
  });

  it('of a newer version is refused with one sentence that says what to do', async () => {
    const { ownerUrl, name } = await emptyDatabase();
    await upgradeDatabase(ownerUrl);
    await asSuperuser(name, (superuser) =>
      superuser.query(
        "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'from-the-future-9999999999999')",
      ),
    );
    const refused = await upgradeDatabase(ownerUrl).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartupError);
    expect((refused as StartupError).message).toMatch(
      /newer version.*from-the-future.*start that version/s,
    );
  });

  it('shows no row of any project table to a transaction without units, and none at all without a scope', async () => {
    const tables = [
      'projects',
      'milestones',
      'milestone_changes',
      'milestone_change_counts',
      'project_changes',
      'ledger_entries',
      'ledger_heads',
      'ledger_totals',
      'alerts',
      'notifications',
      'evaluation_cache',
      'budget_filings',
      'budget_filing_states',
      'cost_records',
      'cost_baselines',
      'cost_choices',
      'approval_regimes',
      'year_plans',
      'funding_plans',
      'funding_cells',
      'special_bonds',
      'completion_forecasts',
      'project_parents',
      'plan_carry_overs',
      'period_figures',
      'target_adjustments',
      'findings',
      'finding_steps',
    ];
    const everything = await test.database.read(serviceScope('test'), (tx) =>
      tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM projects'),
    );
    expect(everything[0]?.n).toBe(181);
    for (const table of tables) {
      const scoped = await test.database.read(noOrganisationsScope('nobody', 'r'), (tx) =>
        tx.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`),
      );
      expect([table, scoped[0]?.n]).toEqual([table, 0]);
      const [bare] = await test.source.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ${table}`,
      );
      expect([table, bare?.n]).toEqual([table, 0]);
    }
  });

  it('forgets a scope with its transaction, also on a connection that is used again', async () => {
    const single = await connect(appDataSourceOptions(test.appUrl, [], 1));
    try {
      const { Database } = await import('#platform/database');
      const count = 'SELECT count(*)::int AS n FROM projects';
      expect(
        (
          await new Database(single).read(serviceScope('test'), (tx) =>
            tx.query<{ n: number }[]>(count),
          )
        )[0]?.n,
      ).toBe(181);
      expect((await single.query<{ n: number }[]>(count))[0]?.n).toBe(0);
    } finally {
      await single.destroy();
    }
  });
});
