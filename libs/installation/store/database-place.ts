import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  EmbeddedPostgresError,
  findRunningPostgres,
  makeFolder,
  startEmbeddedPostgres,
} from '#embedded-postgres';
import { closeDataFolder, databaseTlsRemedy, type Settings } from '#platform/config';
import { APP_ROLE, ListenedClient, type Outage, VERIFIER_ROLE } from '#platform/database';
import { keepReserve, spendReserve } from '#platform/disk';
import { StartupError } from '#platform/program';

/**
 * Connection addresses of the database. `ownerUrl` has the login that owns the tables, `appUrl` the
 * login of the running program.
 */
export interface DatabasePlace {
  ownerUrl: string;
  appUrl: string;
  /** Whether this process started PostgreSQL; `close` then stops the server. */
  startedHere: boolean;
  /**
   * Returns why the embedded PostgreSQL that this process started is not running at the moment.
   * Returns null while that server is running, and always for a PostgreSQL that another process
   * runs.
   */
  outage(): Outage | null;
  close(): Promise<void>;
}

const DATABASE = 'tracker';
const OWNER = 'tracker_owner';

interface Logins {
  owner: string;
  app: string;
}

/**
 * Opens the database named by the settings: an external one, the embedded PostgreSQL of a tracker
 * that is already running, or an embedded PostgreSQL that is started here.
 * @param serve true for a tracker: the PostgreSQL is started here and other commands may connect to
 * it. False for a command, which uses the PostgreSQL of a running tracker if there is one.
 * @throws StartupError with one sentence that tells the operator what to do.
 */
export async function openDatabasePlace(
  settings: Settings,
  { serve, log }: { serve: boolean; log?: (line: string) => void },
): Promise<DatabasePlace> {
  if (settings.DATABASE_URL) {
    await refuseUnreachable(settings.DATABASE_URL);
    return {
      ownerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
      appUrl: settings.DATABASE_URL,
      startedHere: false,
      outage: () => null,
      close: () => Promise.resolve(),
    };
  }
  makeDataFolder(settings.DATA_DIR);
  const dataDir = join(settings.DATA_DIR, 'postgres');
  const running = serve ? null : await asStartup(findRunningPostgres(dataDir));
  if (running)
    return {
      ...(await prepared(running.superuserUrl, settings.DATA_DIR)),
      startedHere: false,
      outage: () => null,
      close: () => Promise.resolve(),
    };
  const postgres = await asStartup(
    startEmbeddedPostgres({
      dataDir,
      announce: serve,
      reserve: { keep: keepReserve, spend: spendReserve },
      ...(log ? { log } : {}),
    }),
  );
  try {
    return {
      ...(await prepared(postgres.superuserUrl, settings.DATA_DIR)),
      startedHere: true,
      outage: () => postgres.outage(),
      close: () => postgres.stop(),
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Turns what the embedded PostgreSQL asks of the operator into an error of the start. */
function asStartup<T>(call: Promise<T>): Promise<T> {
  return call.catch((error: unknown) => {
    throw error instanceof EmbeddedPostgresError
      ? new StartupError(error.message, { cause: error })
      : error;
  });
}

function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    closeDataFolder({ DATA_DIR: folder });
    const trial = join(folder, `.writable-${process.pid}`);
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    throw new StartupError(
      `The folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); make it writable for this user, or set DATA_DIR to another folder.`,
    );
  }
}

async function refuseUnreachable(url: string): Promise<void> {
  const client = new ListenedClient({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    if ((rows[0]?.version ?? 0) < 150_000)
      throw new StartupError(
        'The PostgreSQL behind DATABASE_URL is older than 15; upgrade it, or leave DATABASE_URL unset to use the one that comes with the program.',
      );
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `The database behind DATABASE_URL does not answer (${(error as Error).message})${databaseTlsRemedy(error) || '; start it, or correct DATABASE_URL'}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Creates, unless they exist, the database, a login for the owner, a login for the program, and the
 * verifying role, which both logins may assume. The passwords are stored in a file in the data
 * folder that only the user of this process can read.
 */
async function prepared(
  superuserUrl: string,
  dataDir: string,
): Promise<{ ownerUrl: string; appUrl: string }> {
  const logins = readLogins(join(dataDir, 'database-logins.json'));
  const client = new ListenedClient({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const [role, password] of [
      [OWNER, logins.owner],
      [APP_ROLE, logins.app],
    ] as const) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(
        `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN ${role === APP_ROLE ? 'NOINHERIT' : 'INHERIT'} PASSWORD ${pg.escapeLiteral(password)}`,
      );
    }
    const { rowCount: verifier } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [
      VERIFIER_ROLE,
    ]);
    if (!verifier) await client.query(`CREATE ROLE ${VERIFIER_ROLE} NOLOGIN`);
    // The program's login was created with NOINHERIT and may therefore only assume the verifying
    // role; it does not have that role's privileges at all times. Inheritance is not excluded in
    // this GRANT, because PostgreSQL 15 cannot do so.
    await client.query(`GRANT ${VERIFIER_ROLE} TO ${OWNER}, ${APP_ROLE}`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      DATABASE,
    ]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
  const urlOf = (user: string, password: string) =>
    Object.assign(new URL(superuserUrl), {
      pathname: `/${DATABASE}`,
      username: user,
      password,
    }).toString();
  return { ownerUrl: urlOf(OWNER, logins.owner), appUrl: urlOf(APP_ROLE, logins.app) };
}

function readLogins(file: string): Logins {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Logins;
  const logins: Logins = {
    owner: randomBytes(24).toString('base64url'),
    app: randomBytes(24).toString('base64url'),
  };
  writeFileSync(`${file}.new`, JSON.stringify(logins), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return logins;
}
