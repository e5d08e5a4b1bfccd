import { trackerEntities } from '#installation';
import { appDataSourceOptions, connect, Database } from '#platform/database';
import type { TestDatabase } from './database.js';
import { asSuperuser } from './server.js';

/**
 * A second connection pool to a test database, which simulates another process. A test can cut the
 * pool off from the database.
 */
export interface DoomedDatabase {
  database: Database;
  /**
   * Closes all connections of the pool and rejects new ones, so that code that uses the pool cannot
   * even clean up, as when its process is killed.
   */
  kill(): Promise<void>;
  /** Closes the pool and allows connections to the database again, after {@link kill}. */
  bury(): Promise<void>;
}

/** Opens a second connection pool to the test database. */
export async function openDoomed({ appUrl, name }: TestDatabase): Promise<DoomedDatabase> {
  const source = await connect({
    ...appDataSourceOptions(appUrl, trackerEntities, 4),
    applicationName: 'doomed',
  } as Parameters<typeof connect>[0]);
  return {
    database: new Database(source),
    kill: () =>
      asSuperuser('postgres', async (client) => {
        await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'doomed' AND datname = $1`,
          [name],
        );
      }),
    bury: async () => {
      await asSuperuser('postgres', (client) =>
        client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
      );
      await source.destroy().catch(() => undefined);
    },
  };
}
