import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { databaseTlsRemedy } from '../config/transport.js';
import { StartupError } from '../program/startup-error.js';
import { ListenedClient } from './listened-client.js';
import { OpeningClient } from './opening-client.js';
import { APP_ROLE, VERIFIER_ROLE } from './role-names.js';
import { refuseUnscopedReads } from './scope-probe.js';
import { SnakeCaseColumns } from './snake-case-columns.js';

const DATE = 1082;
const INT8 = 20;

/**
 * Parsers of column types. A `date` stays a text, so that no time zone can shift it; a `bigint`
 * becomes a BigInt, so that no digit is lost.
 */
export const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return (text: string) => BigInt(text);
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * Returns the database connection options of the running program. `entities` are the TypeORM
 * entities of the libraries that the process uses.
 */
export function appDataSourceOptions(
  url: string,
  entities: Entities,
  poolSize = 10,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    poolSize,
    namingStrategy: new SnakeCaseColumns(),
    synchronize: false,
    logging: false,
    applicationName: 'tracker',
    extra: {
      Client: OpeningClient,
      types: exactTypes,
      connectionTimeoutMillis: 15_000,
      options: `-c role=${APP_ROLE} -c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
    },
  };
}

/**
 * Returns the options of the few connections that are used to export files. They differ from {@link
 * appDataSourceOptions} in that a caller may wait longer for a free connection.
 */
export function exportDataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  // No entities are registered, because exported rows are texts formatted by the database. Loading
  // the metadata of all tables would delay the first export and other requests.
  const { extra, ...options } = appDataSourceOptions(url, [], poolSize) as DataSourceOptions & {
    extra: object;
  };
  return {
    ...options,
    applicationName: 'tracker-exports',
    extra: { ...extra, connectionTimeoutMillis: 60_000 },
  } as DataSourceOptions;
}

/** Returns the connection options of the owner of the tables, used only for migrations. */
export function ownerDataSourceOptions(
  url: string,
  migrations: NonNullable<DataSourceOptions['migrations']>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations,
    entities: [],
    poolSize: 2,
    synchronize: false,
    logging: false,
    applicationName: 'tracker-migrate',
    migrationsTransactionMode: 'each',
    extra: { Client: ListenedClient, types: exactTypes, options: '-c timezone=UTC' },
  };
}

/**
 * Returns the connection options for verifying the ledger: a single read-only connection with the
 * verifying role. `url` may have any login that may assume that role.
 */
export function verifierDataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [],
    poolSize: 1,
    synchronize: false,
    logging: false,
    applicationName: 'tracker-verify',
    extra: {
      Client: OpeningClient,
      types: exactTypes,
      connectionTimeoutMillis: 15_000,
      options: `-c role=${VERIFIER_ROLE} -c default_transaction_read_only=on -c timezone=UTC -c statement_timeout=0`,
    },
  };
}

/**
 * Setting of a connection that copies or fills whole tables. Together with the owner's own login it
 * makes row-level security show every row; see `wholeCopyPolicies`.
 */
export const WHOLE_COPY_SETTING = 'tracker.whole_copy';

/**
 * Returns the connection options for copying all tables of the database, out of it or into it: one
 * connection of the owner without time limits. Values are written in the same form by every
 * PostgreSQL version, whatever the server's settings are.
 */
export function wholeCopyDataSourceOptions(url: string): DataSourceOptions {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO',
    intervalstyle: 'postgres',
    extra_float_digits: '3',
    bytea_output: 'hex',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    [WHOLE_COPY_SETTING]: 'on',
  };
  return {
    type: 'postgres',
    url,
    entities: [],
    poolSize: 1,
    synchronize: false,
    logging: false,
    applicationName: 'tracker-backup',
    extra: {
      Client: OpeningClient,
      types: exactTypes,
      connectionTimeoutMillis: 15_000,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    },
  };
}

/** Opens a connection pool without checking the role; see {@link connectProgram}. */
export const connect = (options: DataSourceOptions): Promise<DataSource> =>
  new DataSource(options).initialize();

/**
 * Opens the connection pool of a process, and fails if the program's role can read rows without an
 * access scope. Every process and command opens its database with this function.
 * @throws StartupError that tells the operator what to repair.
 */
export async function connectProgram(options: DataSourceOptions): Promise<DataSource> {
  const source = await connect(options).catch((error: unknown) => {
    throw explained(error);
  });
  try {
    await refuseUnscopedReads(source);
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

function explained(error: unknown): StartupError {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '42501')
    return new StartupError(
      `The login of DATABASE_URL may not work as the program's role (${message}); let an administrator of the database run: GRANT ${APP_ROLE} TO the user named in DATABASE_URL;`,
    );
  if (code === '22023')
    return new StartupError(
      `The database has no role ${APP_ROLE} yet; run “npm run tracker -- migrate” with the login that owns the database.`,
    );
  return new StartupError(
    `The database cannot be reached (${message ?? String(error)})${databaseTlsRemedy(error) || '; check DATABASE_URL and that the server is running'}.`,
  );
}
