import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { installPlan, trackerEntities, upgradeDatabase } from '#installation';
import { ensureFirstAccounts } from '#identity';
import {
  appDataSourceOptions,
  connect,
  Database,
  PRIVILEGES,
  serviceScope,
  VERIFIER_ROLE,
  withPrivileges,
} from '#platform/database';
import { projectRoot } from '#platform/program';
import { asSuperuser, serverUrl, testHome } from './server.js';

const OWNER = { user: 'tracker_owner', password: 'owner-of-the-test-run' };
const APP = { user: 'tracker_app', password: 'app-of-the-test-run' };
const TEMPLATE = 'tracker_template';

/**
 * The database of one test file: migrated, with the real plan and the first accounts. No other test
 * file uses it, so tests need not clean up.
 */
export interface TestDatabase {
  name: string;
  /** URL with the login that owns the tables. */
  ownerUrl: string;
  /** URL with the login of the running program, which owns no tables. */
  appUrl: string;
  source: DataSource;
  database: Database;
  close(): Promise<void>;
}

/**
 * Returns the path of the file with the passwords of the accounts, which are the same in every test
 * database.
 */
export const firstAccountsFile = (): string => join(testHome(), 'first-accounts.json');

/**
 * What the plan's days are worth in a test database: `derived` as a fresh installation has them, or
 * `confirmed` as if a person had promised each of them when the plan was loaded, for tests of what
 * happens over days that were promised.
 */
export type PlanDates = 'confirmed' | 'derived';

/** Makes the days of the plan promised ones, and leaves no manager to be told of them. */
export const confirmPlanDates = (name: string): Promise<void> =>
  asSuperuser(name, async (client) => {
    await client.query('UPDATE milestones SET derived = false, reason = NULL WHERE derived');
    await client.query('UPDATE milestone_changes SET derived = false, reason = NULL WHERE derived');
    await client.query(
      'UPDATE plan_date_notices SET told_at = clock_timestamp(), passed = 0 WHERE told_at IS NULL',
    );
  });

/**
 * Copies the template database, which the first test file of a run creates, and connects to the
 * copy as the program would.
 */
export async function testDatabase({
  poolSize = 10,
  planDates = 'confirmed',
}: { poolSize?: number; planDates?: PlanDates } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser('postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      TEMPLATE,
    ]);
    if (rowCount === 0) await makeTemplate();
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER.user} STRATEGY FILE_COPY`,
    );
  });
  // Sets the time of the plan's change events to now. They were copied from the template database,
  // which may be minutes old.
  await asSuperuser(name, (client) =>
    client.query('UPDATE project_changes SET changed_at = clock_timestamp()'),
  );
  if (planDates === 'confirmed') await confirmPlanDates(name);
  const appUrl = serverUrl(name, APP);
  const source = await connect(appDataSourceOptions(appUrl, trackerEntities, poolSize));
  return {
    name,
    ownerUrl: serverUrl(name, OWNER),
    appUrl,
    source,
    database: new Database(source),
    close: () => source.destroy(),
  };
}

/**
 * Runs a statement as the program does in its own services: with the program's database role and
 * with access to all organisations.
 */
export const asService = <T>(
  test: Pick<TestDatabase, 'database'>,
  sql: string,
  values: unknown[] = [],
): Promise<T> =>
  test.database.write(withPrivileges(serviceScope('test'), ...PRIVILEGES), (tx) =>
    tx.query<T>(sql, values),
  );

/** Creates an empty database for tests of the migrations. */
export async function emptyDatabase(): Promise<{ name: string; ownerUrl: string; appUrl: string }> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asSuperuser('postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    await makeRoles();
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER.user}`);
  });
  return { name, ownerUrl: serverUrl(name, OWNER), appUrl: serverUrl(name, APP) };
}

async function makeRoles(): Promise<void> {
  await asSuperuser('postgres', async (client) => {
    for (const { user, password } of [OWNER, APP]) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user]);
      if (rowCount === 0)
        await client.query(
          `CREATE ROLE ${user} LOGIN ${user === APP.user ? 'NOINHERIT' : ''} PASSWORD '${password}'`,
        );
    }
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [
      VERIFIER_ROLE,
    ]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${VERIFIER_ROLE} NOLOGIN`);
    await client.query(`GRANT ${VERIFIER_ROLE} TO ${OWNER.user}, ${APP.user}`);
  });
}

async function makeTemplate(): Promise<void> {
  await makeRoles();
  const draft = `${TEMPLATE}_draft`;
  await asSuperuser('postgres', (client) =>
    client.query(`CREATE DATABASE ${draft} OWNER ${OWNER.user}`),
  );
  await upgradeDatabase(serverUrl(draft, OWNER));
  const source = await connect(appDataSourceOptions(serverUrl(draft, APP), trackerEntities, 4));
  try {
    const database = new Database(source);
    await ensureFirstAccounts(database, { file: firstAccountsFile() });
    await installPlan(database, join(projectRoot, 'libs/plan/data/hangzhou-14fyp'));
  } finally {
    await source.destroy();
  }
  await asSuperuser('postgres', (client) =>
    client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`),
  );
}
