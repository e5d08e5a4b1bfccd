import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';

/**
 * Folder, called store, for clusters and copies of the binaries. Used when the program runs as root
 * and the system user that runs PostgreSQL cannot reach the checkout, as under /root. Each cluster
 * has a folder of its own ("home").
 */
const STORE = '/var/lib/major-project-tracker';
const BELONGS_TO = 'belongs-to';

/**
 * Returns the path of an unused home in the store for a data folder with the real path `dataDir`. A
 * home that already contains a cluster is not used: its data folder was deleted to start over, or
 * was moved and is still in use.
 */
export function freeHome(dataDir: string): string {
  const first = path.join(STORE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  for (let number = 1; ; number += 1) {
    const home = number === 1 ? first : `${first}-${number}`;
    if (!existsSync(path.join(home, 'cluster'))) return home;
  }
}

/** Checks whether a path is inside the store. */
export const inStore = (target: string): boolean => target.startsWith(`${STORE}/`);

/** Creates a folder in the store. Other users may pass through it but not list it. */
export function makeHome(home: string): void {
  mkdirSync(home, { recursive: true });
  // The modes are set explicitly, because a strict umask reduces the modes that mkdir sets, and the
  // system user that runs PostgreSQL must be able to pass through both folders.
  chmodSync(STORE, 0o711);
  chmodSync(home, 0o711);
}

/** Copies the PostgreSQL binaries to the store, unless there is a copy of that version. */
export function copyBinaries(binaries: Binaries): Binaries {
  const copy = path.join(STORE, `binaries-${binaries.version}`);
  if (!existsSync(copy)) {
    makeHome(STORE);
    const draft = mkdtempSync(`${copy}.draft-`);
    try {
      cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
      execFileSync('chmod', ['-R', 'a+rX', draft]);
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Ignored if the copy exists: another process has created it at the same time.
      if (!existsSync(copy)) throw error;
    }
  }
  return { ...binaries, native: copy };
}

/** Creates a symbolic link at `linkFrom` that leads to the cluster in the store. */
export function linkToStore(linkFrom: string, cluster: string): void {
  const there = lstatSync(linkFrom, { throwIfNoEntry: false });
  // An empty folder or a link without a target may exist here and is removed. Anything else was
  // refused before by `withinReach`.
  if (there) rmSync(linkFrom, { recursive: there.isDirectory() });
  symlinkSync(cluster, linkFrom);
  writeFileSync(path.join(path.dirname(cluster), BELONGS_TO), linkFrom);
}

/**
 * Returns the path of the file that records which link leads to a cluster. The file is in the
 * cluster's home in the store, or else beside the cluster.
 */
const recordOf = (cluster: string): string =>
  inStore(cluster) ? path.join(path.dirname(cluster), BELONGS_TO) : `${cluster}.${BELONGS_TO}`;

/**
 * Throws an error when a data folder is a link that was copied, because two trackers would then use
 * the same database.
 * @param claim true: records this data folder as the one that leads to the cluster, for example
 * after the folder was moved.
 */
export function refuseCopiedLink(
  dataDir: string,
  cluster: string,
  { claim }: { claim: boolean },
): void {
  const asked = path.join(realpathSync(path.dirname(dataDir)), path.basename(dataDir));
  if (asked === cluster) return;
  const record = recordOf(cluster);
  const owner = existsSync(record) ? readFileSync(record, 'utf8') : asked;
  if (owner !== asked && leadsTo(owner, cluster)) {
    throw new EmbeddedPostgresError(
      'in-use',
      `${asked} is a copy of ${owner} and leads to the same database in ${cluster}: delete ${asked} to begin with an empty database here.`,
    );
  }
  if (claim) writeFileSync(record, asked);
}

function leadsTo(link: string, cluster: string): boolean {
  try {
    return realpathSync(link) === cluster;
  } catch {
    return false;
  }
}
