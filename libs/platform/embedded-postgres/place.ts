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

/** Actual location of the cluster, after following links. */
export interface Place {
  /** Real path of the cluster's folder, whether it exists yet or not. */
  cluster: string;
  /** Whether the path exists and is not an empty folder. */
  occupied: boolean;
  /**
   * Path where a link to the cluster must be created; null when the cluster is at the requested
   * path.
   */
  linkFrom: string | null;
}

/** Path of the lock file of the tracker that uses the cluster. */
export const lockFileOf = (cluster: string): string => `${cluster}.lock`;
/** Path of the file with the running cluster's address, for programs of the same user. */
export const connectionFileOf = (cluster: string): string => `${cluster}.connection.json`;

/**
 * Creates a folder and its parents. Node's own recursive mkdir does not return where the system
 * answers ENOENT, as in /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have created it at this moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Finds the cluster of a data folder; the parent folder must exist. */
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
    // A link into our store whose target was deleted is treated as no link.
    if (inStore(target)) return { cluster: asked, occupied: false, linkFrom: null };
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      `${asked} is a link to ${target}, which is not there: mount that disk, or remove the link to begin with an empty database.`,
      { cause },
    );
  }
}

/** The place, moved to a folder that `runAs` can reach when the requested one is not accessible. */
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

/**
 * User id of the owner of an existing cluster, or null. Only root may use another user's cluster.
 */
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
    // A cluster is readable only by its owner, so missing permission means that it exists.
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return true;
    throw error;
  }
}
