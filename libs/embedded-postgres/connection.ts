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
import { EmbeddedPostgresError } from './errors.js';
import { ListenedClient } from './listened-client.js';
import { isHeld } from './owner-lock.js';
import { connectionFileOf, findPlace, lockFileOf } from './place.js';
import { refuseCopiedLink } from './store.js';

const HOST = '127.0.0.1';

/**
 * Addresses (connection URLs) of a running PostgreSQL cluster (one server with its data folder).
 */
export interface Connection {
  host: '127.0.0.1';
  port: number;
  /** Address with the user "postgres" and the database "postgres". */
  superuserUrl: string;
  /** Returns the address with the user "postgres" and the given database. */
  urlFor(database: string): string;
}

/** Returns the addresses of a cluster that listens on `port`. */
export function connectionTo(port: number, password: string): Connection {
  const urlFor = (database: string): string =>
    `postgres://postgres:${encodeURIComponent(password)}@${HOST}:${port}/${encodeURIComponent(database)}`;
  return { host: HOST, port, superuserUrl: urlFor('postgres'), urlFor };
}

/**
 * Writes the file with port and password from which other commands learn how to connect to the
 * running cluster. Only the program's user can read it.
 */
export function publish(cluster: string, port: number, password: string): void {
  const file = connectionFileOf(cluster);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ port, password }), { mode: 0o600 });
  renameSync(draft, file);
}

/** Removes the file from which other commands learn how to connect to the cluster. */
export function withdraw(cluster: string): void {
  rmSync(connectionFileOf(cluster), { force: true });
}

/**
 * Finds the running PostgreSQL of a data folder; null when none is running. A copied data folder
 * contains the connection file or the link of the original folder, so the server is asked for its
 * own data folder before it is accepted.
 * @throws EmbeddedPostgresError when the tracker of another system user is running on the folder,
 * or when the folder is a link that was copied.
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

/**
 * Checks whether the PostgreSQL at `url` uses this cluster, by asking for its data folder. The
 * address alone is no proof: after a tracker was killed, its connection file remains, and another
 * program may use the port.
 */
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

/** Checks whether two paths lead to the same folder, for example by a link or a mount. */
function isSameFolder(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    const [a, b] = [statSync(realpathSync(one)), statSync(other)];
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}
