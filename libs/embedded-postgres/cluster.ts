import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError, diskFull } from './errors.js';
import { runToEnd } from './processes.js';
import type { RunAs } from './run-as.js';

/**
 * Name of the file with the password of the database superuser. The file is inside the cluster's
 * folder, so that both are moved, copied and restored together.
 */
const PASSWORD_FILE = 'superuser-password';

/**
 * Creates a new PostgreSQL cluster (data folder). initdb works in a temporary folder beside it,
 * which is renamed at the end. If the program is killed before that, no half-finished cluster is
 * left under the final name.
 */
export async function createCluster(
  cluster: string,
  binaries: Binaries,
  runAs: RunAs | null,
): Promise<void> {
  removeDrafts(cluster);
  const draft = mkdtempSync(`${cluster}.draft-`);
  try {
    const password = path.join(draft, 'password');
    const made = path.join(draft, 'cluster');
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (runAs) for (const each of [draft, password]) chownSync(each, runAs.uid, runAs.gid);
    await initdb(made, { password, binaries, runAs, cluster });
    renameSync(password, path.join(made, PASSWORD_FILE));
    // A symbolic link whose target was deleted may exist here. It is removed, because a folder
    // cannot be renamed to the name of a link.
    if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(cluster);
    renameSync(made, cluster);
    syncFolder(path.dirname(cluster));
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface InitdbInput {
  password: string;
  binaries: Binaries;
  runAs: RunAs | null;
  cluster: string;
}

async function initdb(
  made: string,
  { password, binaries, runAs, cluster }: InitdbInput,
): Promise<void> {
  // The ICU locale sorts Chinese texts by Pinyin. The other locale, `C.UTF-8` or `C`, only matters
  // to code that does not use ICU.
  const run = (locale: string) =>
    runToEnd(
      path.join(binaries.native, 'bin', 'initdb'),
      [
        `--pgdata=${made}`,
        '--username=postgres',
        `--pwfile=${password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=icu',
        '--icu-locale=zh-Hans-CN',
        `--locale=${locale}`,
        '--no-instructions',
      ],
      runAs,
    );
  let ended = await run('C.UTF-8');
  if (ended.code !== 0 && /invalid locale name/.test(ended.output)) ended = await run('C');
  if (ended.code === 0) return;
  if (/No space left on device|Disk quota exceeded/.test(ended.output)) throw diskFull(cluster);
  const said =
    ended.output
      .split('\n')
      .filter((line) => /error|fatal/i.test(line))
      .at(-1) ?? `it ended with code ${ended.code}`;
  throw new EmbeddedPostgresError(
    'not-started',
    `PostgreSQL could not make a new database in ${cluster} (${said.trim()}): mend that and start again, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function removeDrafts(cluster: string): void {
  const above = path.dirname(cluster);
  for (const name of readdirSync(above)) {
    if (!name.startsWith(`${path.basename(cluster)}.draft-`)) continue;
    try {
      rmSync(path.join(above, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Ignored: an initdb of a killed program may still be writing there. The folder is removed
      // when the next cluster is created.
    }
  }
}

/**
 * Checks that a folder is a cluster of the same PostgreSQL version as the binaries. Makes the user
 * `runAs` the owner of its files.
 * @throws EmbeddedPostgresError when these binaries cannot use the folder.
 */
export function checkCluster(cluster: string, binaries: Binaries, runAs: RunAs | null): void {
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      `${cluster} holds files but no PostgreSQL database: move them away, or set DATA_DIR to another folder.`,
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== binaries.major) {
    throw new EmbeddedPostgresError(
      'other-version',
      `The database in ${cluster} is of PostgreSQL ${version} and this program brings PostgreSQL ${binaries.major}: set DATABASE_URL to a PostgreSQL ${version} server that serves it, or set DATA_DIR to another folder to begin with an empty one.`,
    );
  }
  if (runAs && statSync(cluster).uid !== runAs.uid) giveTo(cluster, runAs);
}

/** Reads the password of the database user "postgres". */
export function readPassword(cluster: string): string {
  const file = path.join(cluster, PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      `The password of the database is missing from ${file}: put the file back from a backup, or set DATA_DIR to another folder to begin with an empty database.`,
      { cause },
    );
  }
}

/**
 * Makes `runAs` the owner of a cluster's files, for a cluster that was copied by root or whose
 * owner does not exist on this system.
 */
function giveTo(folder: string, runAs: RunAs): void {
  lchownSync(folder, runAs.uid, runAs.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(inside, runAs);
    else lchownSync(inside, runAs.uid, runAs.gid);
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
