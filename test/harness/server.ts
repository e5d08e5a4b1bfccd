import pg from 'pg';

function setting(name: 'TEST_POSTGRES_URL' | 'TEST_HOME'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: this test belongs to a Jest project with the PostgreSQL of test/harness`,
    );
  return value;
}

/** Returns the temporary folder of this test run, which is deleted at its end. */
export const testHome = (): string => setting('TEST_HOME');

/**
 * Returns the URL of the run's PostgreSQL server for another database, with another login if given.
 */
export function serverUrl(database: string, login?: { user: string; password: string }): string {
  const url = new URL(setting('TEST_POSTGRES_URL'));
  url.pathname = `/${database}`;
  if (login) Object.assign(url, { username: login.user, password: login.password });
  return url.toString();
}

/** Runs statements as the superuser, whom row-level security and privileges do not restrict. */
export async function asSuperuser<T>(
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
