import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ListenedClient } from '../database/listened-client.js';
import { EmbeddedPostgresError } from './errors.js';
import { isHeld } from './owner-lock.js';
import { connectionFileOf, findPlace, lockFileOf } from './place.js';

const HOST = '127.0.0.1';

/** How to reach a running cluster. */
export interface Connection {
  host: '127.0.0.1';
  port: number;
  /** As the user "postgres", to the database "postgres". */
  superuserUrl: string;
  /** As the user "postgres", to a database by name. */
  urlFor(database: string): string;
}

/** Puts the addresses together. */
export function connectionTo(port: number, password: string): Connection {
  const urlFor = (database: string): string =>
    `postgres://postgres:${encodeURIComponent(password)}@${HOST}:${port}/${encodeURIComponent(database)}`;
  return { host: HOST, port, superuserUrl: urlFor('postgres'), urlFor };
}

/** Writes the connection file, readable by this user alone. */
export function publish(cluster: string, port: number, password: string): void {
  const file = connectionFileOf(cluster);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ port, password }), { mode: 0o600 });
  renameSync(draft, file);
}

/** Removes the connection file. */
export function withdraw(cluster: string): void {
  rmSync(connectionFileOf(cluster), { force: true });
}

/**
 * The cluster of this data folder when a tracker is running on it, otherwise null.
 * Throws `EmbeddedPostgresError` when one may be running but this user may not use it.
 */
export async function findRunningPostgres(dataDir: string): Promise<Connection | null> {
  if (!existsSync(path.dirname(dataDir))) return null;
  const { cluster } = findPlace(dataDir);
  let written: { port: number; password: string };
  try {
    written = JSON.parse(readFileSync(connectionFileOf(cluster), 'utf8')) as { port: number; password: string };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EACCES' || !isHeld(lockFileOf(cluster))) return null;
    throw new EmbeddedPostgresError(
      'unwritable',
      `The tracker on ${dataDir} was started by another user: run this command as that user or as root.`,
      { cause },
    );
  }
  const connection = connectionTo(written.port, written.password);
  return (await answers(connection.superuserUrl)) ? connection : null;
}

/** The file outlives a killed tracker, and its port may be somebody else's by now: only an answer counts. */
async function answers(url: string): Promise<boolean> {
  const client = new ListenedClient({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
