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

/** Location of the PostgreSQL cluster (data folder) after following symbolic links. */
export interface Place {
  /** Real path of the cluster's folder, whether it exists yet or not. */
  cluster: string;
  /** Whether the cluster's folder exists and is not empty. */
  occupied: boolean;
  /**
   * Path at which a symbolic link to the cluster must be created; null when the cluster needs no
   * new link.
   */
  linkFrom: string | null;
}

/** Returns the path of the lock file by which only one tracker at a time uses the cluster. */
export const lockFileOf = (cluster: string): string => `${cluster}.lock`;
/**
 * Returns the path of the file with the port and password of the running cluster, for other
 * programs of the same user.
 */
export const connectionFileOf = (cluster: string): string => `${cluster}.connection.json`;

/**
 * Creates a folder and its parent folders. Node's recursive mkdir is not used, because it never
 * returns when the system reports ENOENT, as for folders in /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Ignored: another program has just created the folder.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Finds the cluster of a data folder, following a symbolic link. The parent folder must exist.
 * @throws EmbeddedPostgresError when the link leads to a missing folder that is not in the
 * program's own store (see {@link inStore}).
 */
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
    // The link leads into the program's own store ({@link inStore}) and the cluster there was
    // deleted, so a new cluster is created at the link's own path.
    if (inStore(target)) return { cluster: asked, occupied: false, linkFrom: null };
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      `${asked} is a link to ${target}, which is not there: mount that disk, or remove the link to begin with an empty database.`,
      { cause },
    );
  }
}

/**
 * Returns a place where the user `runAs` can use the cluster: the requested place, or, if this user
 * cannot reach it and the cluster is new, a folder in the program's store for clusters.
 * @throws EmbeddedPostgresError when the user cannot reach an existing cluster.
 */
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
 * Returns the user id of the owner of an existing cluster; null when there is no cluster.
 * @throws EmbeddedPostgresError when the cluster belongs to another user and this process is not
 * root.
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
    // Only its owner can read a cluster's folder. A missing permission therefore means that a
    // cluster exists there.
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return true;
    throw error;
  }
}
