import { randomUUID } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ListenedClient } from '../database/listened-client.js';
import { EmbeddedPostgresError } from './errors.js';
import { isHeld } from './owner-lock.js';
import { connectionFileOf, findPlace, lockFileOf } from './place.js';
import { refuseCopiedLink } from './store.js';

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
 * The cluster of this data folder when a tracker is running on it, otherwise null. A folder that was copied from another
 * one carries that one's connection file or link: the server it leads to is never taken for this folder's.
 * Throws `EmbeddedPostgresError` when one may be running but this user may not use it, or when the link was copied.
 */
export async function findRunningPostgres(dataDir: string): Promise<Connection | null> {
  if (!existsSync(path.dirname(dataDir))) return null;
  const { cluster } = findPlace(dataDir);
  refuseCopiedLink(dataDir, cluster, { claim: false });
  let written: { port: number; password: string };
  try {
    written = JSON.parse(readFileSync(connectionFileOf(cluster), 'utf8')) as {
      port: number;
      password: string;
    };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EACCES' || !isHeld(lockFileOf(cluster)))
      return null;
    throw new EmbeddedPostgresError(
      'unwritable',
      `The tracker on ${dataDir} was started by another user: run this command as that user or as root.`,
      { cause },
    );
  }
  const connection = connectionTo(written.port, written.password);
  return (await serves(connection.superuserUrl, cluster)) ? connection : null;
}

/** The file outlives a killed tracker, and its port may be somebody else's by now: only what the server says of itself counts. */
async function serves(url: string, cluster: string): Promise<boolean> {
  const client = new ListenedClient({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    return isSameFolder(rows[0]?.folder ?? '', cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Under another name, such as that of a mount, a folder is the same all the same. */
function isSameFolder(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    const [a, b] = [statSync(realpathSync(one)), statSync(other)];
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}
