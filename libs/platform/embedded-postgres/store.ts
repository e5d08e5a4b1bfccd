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
 * Where root keeps a cluster, or a copy of the binaries, that the system user could not reach in the checkout,
 * as under /root. One home per cluster.
 */
const STORE = '/var/lib/major-project-tracker';
const BELONGS_TO = 'belongs-to';

/**
 * A home for the first cluster of the data folder with this real path. One that already holds a cluster is never given
 * again: that folder was deleted, to begin anew, or moved, and is still in use.
 */
export function freeHome(dataDir: string): string {
  const first = path.join(STORE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  for (let number = 1; ; number += 1) {
    const home = number === 1 ? first : `${first}-${number}`;
    if (!existsSync(path.join(home, 'cluster'))) return home;
  }
}

/** Whether a path lies in the store. */
export const inStore = (target: string): boolean => target.startsWith(`${STORE}/`);

/** Makes a folder in the store; others may pass through it but not list it. */
export function makeHome(home: string): void {
  mkdirSync(home, { recursive: true });
  // mkdir's mode is cut by a strict umask, and the system user must be able to pass.
  chmodSync(STORE, 0o711);
  chmodSync(home, 0o711);
}

/** A copy of the binaries in the store, made once per version. */
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
      // Another start may have been faster.
      if (!existsSync(copy)) throw error;
    }
  }
  return { ...binaries, native: copy };
}

/** Makes `linkFrom` lead to the cluster in the store. */
export function linkToStore(linkFrom: string, cluster: string): void {
  const there = lstatSync(linkFrom, { throwIfNoEntry: false });
  // Only an empty folder or a dead link can be here; anything else was refused before.
  if (there) rmSync(linkFrom, { recursive: there.isDirectory() });
  symlinkSync(cluster, linkFrom);
  writeFileSync(path.join(path.dirname(cluster), BELONGS_TO), linkFrom);
}

/** Where it is written which link a cluster belongs to: in its home in the store, else beside it. */
const recordOf = (cluster: string): string =>
  inStore(cluster) ? path.join(path.dirname(cluster), BELONGS_TO) : `${cluster}.${BELONGS_TO}`;

/**
 * Refuses a data folder that was copied together with its link: two trackers would write one database, at once or one
 * after the other.
 * @param options.claim writes down whose the cluster is from now on, as when a folder was moved.
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
