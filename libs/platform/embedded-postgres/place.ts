import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './errors.js';
import { canReach, type RunAs } from './run-as.js';
import { freeHome, inStore } from './store.js';

/** Where the cluster really is, seen through links. */
export interface Place {
  /** Real path of the cluster's folder, whether it exists yet or not. */
  cluster: string;
  /** Whether something other than an empty folder stands there. */
  occupied: boolean;
  /** Path at which a link to the cluster must be made, or null when the cluster stands where it was asked for. */
  linkFrom: string | null;
}

/** Held by the tracker that uses the cluster. */
export const lockFileOf = (cluster: string): string => `${cluster}.lock`;
/** Says to programs of the same user how to reach the running cluster. */
export const connectionFileOf = (cluster: string): string => `${cluster}.connection.json`;

/** Makes a folder and those above it. Node's own recursive mkdir never returns where the system answers ENOENT, as in /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have made it this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Finds the cluster for a data folder; the folder above it must exist. */
export function findPlace(dataDir: string): Place {
  const asked = path.join(realpathSync(path.dirname(dataDir)), path.basename(dataDir));
  const entry = lstatSync(asked, { throwIfNoEntry: false });
  if (!entry) return { cluster: asked, occupied: false, linkFrom: null };
  if (!entry.isSymbolicLink())
    return { cluster: asked, occupied: isOccupied(asked), linkFrom: null };
  try {
    const cluster = realpathSync(asked);
    return { cluster, occupied: isOccupied(cluster), linkFrom: null };
  } catch (cause) {
    const target = path.resolve(path.dirname(asked), readlinkSync(asked));
    // A link into our own store whose cluster was deleted is as good as no link.
    if (inStore(target)) return { cluster: asked, occupied: false, linkFrom: null };
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      `${asked} is a link to ${target}, which is not there: mount that disk, or remove the link to begin with an empty database.`,
      { cause },
    );
  }
}

/** The place again, moved to a folder that `runAs` can reach when the asked one is closed to it. */
export function withinReach(place: Place, runAs: RunAs | null): Place {
  const above = path.dirname(place.cluster);
  if (!runAs || canReach(runAs, above)) return place;
  if (place.occupied) {
    throw new EmbeddedPostgresError(
      'unwritable',
      `PostgreSQL runs as the system user "${runAs.name}", who cannot reach the database in ${place.cluster}: let others pass through the folders above it (chmod o+x), or start the tracker as the user whom the folder belongs to.`,
    );
  }
  return {
    cluster: path.join(freeHome(place.cluster), 'cluster'),
    occupied: false,
    linkFrom: place.cluster,
  };
}

/** The number of the system user that an existing cluster belongs to, or null. Only root may use somebody else's. */
export function ownerOf(place: Place): number | null {
  if (!place.occupied) return null;
  const owner = statSync(place.cluster).uid;
  const self = process.getuid?.();
  if (self === 0 || self === owner) return owner;
  throw new EmbeddedPostgresError(
    'unwritable',
    `The database in ${place.cluster} belongs to another user (number ${owner}): start the tracker as that user or as root, or set DATA_DIR to another folder.`,
  );
}

function isOccupied(folder: string): boolean {
  if (!statSync(folder).isDirectory()) {
    throw new EmbeddedPostgresError(
      'unwritable',
      `The database cannot be kept in ${folder} because a file stands where a folder is needed: move the file away, or set DATA_DIR to another folder.`,
    );
  }
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    // A cluster is closed to everybody but its owner: not to be read means that it is there.
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return true;
    throw error;
  }
}
