import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Binaries, type RunningPostgres, startEmbeddedPostgres } from '#embedded-postgres';
import { testHome } from './server.js';

/**
 * A PostgreSQL server that only one test file uses, for tests of roles and server settings, which
 * all databases of a server share.
 */
export interface OwnPostgres extends RunningPostgres {
  /** Runs SQL as the superuser, by default in the database “postgres”. */
  asSuperuser(sql: string, database?: string): Promise<pg.QueryResult>;
  /** Returns the URL for connecting to a database with a login. */
  urlOf(database: string, user: string, password: string): string;
}

/** Starts a server of the PostgreSQL version that this test run uses. */
export async function ownPostgres(settings: Record<string, string> = {}): Promise<OwnPostgres> {
  const other = process.env.TEST_POSTGRES_BINARIES;
  const folder = await mkdtemp(join(testHome(), 'own-postgres-'));
  // When the tests run as root, PostgreSQL runs as another user, who needs access to this folder.
  await chmod(folder, 0o711);
  const running = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    announce: false,
    settings: { fsync: 'off', full_page_writes: 'off', ...settings },
    ...(other ? { binaries: JSON.parse(other) as Binaries } : {}),
  });
  return {
    ...running,
    urlOf: (database, user, password) =>
      Object.assign(new URL(running.urlFor(database)), { username: user, password }).toString(),
    async asSuperuser(sql, database = 'postgres') {
      const client = new pg.Client({ connectionString: running.urlFor(database) });
      await client.connect();
      try {
        return await client.query(sql);
      } finally {
        await client.end();
      }
    },
  };
}
