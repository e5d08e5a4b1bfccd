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
 * Folder in which root stores a cluster, or a copy of the binaries, when the system user cannot
 * reach the checkout, as under /root. Each cluster has a folder ("home") of its own.
 */
const STORE = '/var/lib/major-project-tracker';
const BELONGS_TO = 'belongs-to';

/**
 * Returns an unused home for the cluster of the data folder with this real path. A home that
 * already contains a cluster is not reused: its data folder was deleted to start over, or was moved
 * and is still in use.
 */
export function freeHome(dataDir: string): string {
  const first = path.join(STORE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  for (let number = 1; ; number += 1) {
    const home = number === 1 ? first : `${first}-${number}`;
    if (!existsSync(path.join(home, 'cluster'))) return home;
  }
}

/** Whether a path is inside the store. */
export const inStore = (target: string): boolean => target.startsWith(`${STORE}/`);

/** Creates a folder in the store that others may pass through but not list. */
export function makeHome(home: string): void {
  mkdirSync(home, { recursive: true });
  // A strict umask reduces the mode of mkdir, but the system user must be able to pass through.
  chmodSync(STORE, 0o711);
  chmodSync(home, 0o711);
}

/** Copies the binaries to the store, once per version. */
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
      // Another start may have created it at the same time.
      if (!existsSync(copy)) throw error;
    }
  }
  return { ...binaries, native: copy };
}

/** Creates a link from `linkFrom` to the cluster in the store. */
export function linkToStore(linkFrom: string, cluster: string): void {
  const there = lstatSync(linkFrom, { throwIfNoEntry: false });
  // Only an empty folder or a dead link can be here; anything else was refused earlier.
  if (there) rmSync(linkFrom, { recursive: there.isDirectory() });
  symlinkSync(cluster, linkFrom);
  writeFileSync(path.join(path.dirname(cluster), BELONGS_TO), linkFrom);
}

/**
 * Path of the file that records which link belongs to a cluster: in its home in the store, else
 * beside the cluster.
 */
const recordOf = (cluster: string): string =>
  inStore(cluster) ? path.join(path.dirname(cluster), BELONGS_TO) : `${cluster}.${BELONGS_TO}`;

/**
 * Refuses a data folder that was copied together with its link, because two trackers would then use
 * one database.
 * @param options.claim records this data folder as the cluster's, as after a folder was moved.
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
