import { trackerEntities } from '#installation';
import { appDataSourceOptions, connect, Database } from '#platform';
import type { TestDatabase } from './database.js';
import { asSuperuser } from './server.js';

/** A further way into a test database, as a process of its own would have it, until it is killed. */
export interface DoomedDatabase {
  database: Database;
  /** Cuts all its connections at once and lets it open none again: whoever works through it can do nothing more, not even clean up. */
  kill(): Promise<void>;
  /** Lets the database be reached anew. */
  bury(): Promise<void>;
}

/** Opens one. */
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
