import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
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
 * as under /root. One home per data folder.
 */
const STORE = '/var/lib/major-project-tracker';
const BELONGS_TO = 'belongs-to';

/** The home in the store of the data folder with this real path. */
export function storeHome(dataDir: string): string {
  return path.join(STORE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

/** Whether a path lies in the store. */
export const inStore = (target: string): boolean => target.startsWith(`${STORE}/`);

/** Makes the home that holds this path; others may pass through it but not list it. */
export function makeHome(home: string): void {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  // mkdir's mode is cut by a strict umask, and the system user must be able to pass.
  execFileSync('chmod', ['0711', STORE, home]);
}

/** A copy of the binaries in the home, made once per version. */
export function copyBinaries(binaries: Binaries, home: string): Binaries {
  const name = `binaries-${binaries.version}`;
  const copy = path.join(home, name);
  if (!existsSync(copy)) {
    const draft = path.join(home, `${name}.draft`);
    rmSync(draft, { recursive: true, force: true });
    cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, copy);
  }
  for (const other of readdirSync(home)) {
    if (other.startsWith('binaries-') && other !== name) rmSync(path.join(home, other), { recursive: true, force: true });
  }
  return { ...binaries, native: copy };
}

/**
 * Makes `linkFrom` lead to the cluster in the store. A cluster that an earlier data folder of the same path left
 * there is set aside, not reused: who deletes a data folder wants to begin anew, and its accounts file is gone too.
 */
export function linkToStore(linkFrom: string, cluster: string, log: (line: string) => void): void {
  if (existsSync(cluster)) {
    const aside = `${cluster}-of-deleted-folder-${Date.now()}`;
    renameSync(cluster, aside);
    log(`The database of an earlier ${linkFrom}, which was deleted, is kept in ${aside}; delete it when nobody needs it.`);
  }
  const there = lstatSync(linkFrom, { throwIfNoEntry: false });
  // Only an empty folder or a dead link can be here; anything else was refused before.
  if (there) rmSync(linkFrom, { recursive: there.isDirectory() });
  symlinkSync(cluster, linkFrom);
  writeFileSync(path.join(path.dirname(cluster), BELONGS_TO), linkFrom);
}

/** Refuses a data folder that was copied together with its link: two trackers would write one database. */
export function claimFromStore(dataDir: string, cluster: string): void {
  const record = path.join(path.dirname(cluster), BELONGS_TO);
  const asked = path.join(realpathSync(path.dirname(dataDir)), path.basename(dataDir));
  const owner = existsSync(record) ? readFileSync(record, 'utf8') : asked;
  if (owner !== asked && leadsTo(owner, cluster)) {
    throw new EmbeddedPostgresError(
      'in-use',
      `${asked} is a copy of ${owner} and leads to the same database in ${cluster}: delete ${asked} to begin with an empty database here.`,
    );
  }
  writeFileSync(record, asked);
}

function leadsTo(link: string, cluster: string): boolean {
  try {
    return realpathSync(link) === cluster;
  } catch {
    return false;
  }
}
