import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { databaseTlsRemedy } from '../config/transport.js';
import { StartupError } from '../startup-error.js';
import { ListenedClient } from './listened-client.js';
import { OpeningClient } from './opening-client.js';
import { APP_ROLE, VERIFIER_ROLE } from './role-names.js';
import { refuseUnscopedReads } from './scope-probe.js';
import { SnakeCaseColumns } from './snake-case-columns.js';

const DATE = 1082;
const INT8 = 20;

/**
 * Type parsers that keep a `date` as text, so that no time zone can shift it, and a `bigint` exact.
 */
export const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return (text: string) => BigInt(text);
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

type Entities = NonNullable<DataSourceOptions['entities']>;

/** Connection options of the running program; `entities` are the tables of its libraries. */
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
 * Options like {@link appDataSourceOptions} for the few connections used to export files. Waiting
 * for such a connection may take longer.
 */
export function exportDataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  // Exported rows are text written by the database, so no entities are registered: loading the
  // metadata of all tables would delay the first export and other requests.
  const { extra, ...options } = appDataSourceOptions(url, [], poolSize) as DataSourceOptions & {
    extra: object;
  };
  return {
    ...options,
    applicationName: 'tracker-exports',
    extra: { ...extra, connectionTimeoutMillis: 60_000 },
  } as DataSourceOptions;
}

/** Connection options of the owner, used only for migrations. */
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
 * Connection options for verification: a single read-only connection with the verifying role, for
 * any login that may take that role.
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

/** Opens a connection pool. */
export const connect = (options: DataSourceOptions): Promise<DataSource> =>
  new DataSource(options).initialize();

/**
 * Opens the first pool of a process, and fails if its role can read rows without an access scope.
 * Every process and command that works on behalf of a person starts with this function.
 * @throws StartupError that says what to repair.
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
