import path from 'node:path';
import { findBinaries, type Binaries } from './binaries.js';
import { checkCluster, createCluster, readPassword } from './cluster.js';
import { connectionTo, publish, withdraw, type Connection } from './connection.js';
import { explainFileError } from './errors.js';
import { startGuard } from './guard.js';
import { clearLeftover } from './leftover.js';
import { takeOwnerLock } from './owner-lock.js';
import { findPlace, lockFileOf, makeFolder, ownerOf, withinReach, type Place } from './place.js';
import { startServer, type Server } from './postmaster.js';
import { canReach, chooseRunAs, type RunAs } from './run-as.js';
import { claimFromStore, copyBinaries, inStore, linkToStore, makeHome } from './store.js';

/** A PostgreSQL that this process started and has to stop. */
export interface RunningPostgres extends Connection {
  /** Whether the database was there before; false when this start has made an empty one. */
  adopted: boolean;
  /** Stops it; call it after everything that uses it has closed. */
  stop(): Promise<void>;
}

/** What `startEmbeddedPostgres` takes. */
export interface EmbeddedPostgresOptions {
  /** Absolute path of the folder for the cluster, as `<DATA_DIR>/postgres`. */
  dataDir: string;
  /** More settings of the server, as `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
  /**
   * Whether other programs may find it with `findRunningPostgres`; true unless said otherwise. A short command says
   * false, so that nobody comes to depend on a server that ends in a moment.
   */
  announce?: boolean;
  /** PostgreSQL from elsewhere; the one of npm's package for this platform unless given. */
  binaries?: Binaries;
  /** Receives sentences for the operator. */
  log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 and a free port, and makes its cluster when there is none.
 * Throws `EmbeddedPostgresError`, whose message says what to do.
 */
export async function startEmbeddedPostgres(o: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const log = o.log ?? (() => undefined);
  try {
    const installed = o.binaries ?? findBinaries();
    makeFolder(path.dirname(o.dataDir));
    const found = findPlace(o.dataDir);
    const runAs = chooseRunAs(ownerOf(found));
    const place = withinReach(found, runAs);
    if (runAs && inStore(place.cluster)) makeHome(path.dirname(place.cluster));
    const lock = takeOwnerLock(lockFileOf(place.cluster), o.dataDir);
    try {
      const binaries = reachableBinaries(installed, runAs);
      await settle(o.dataDir, place, binaries, runAs, log);
      const server = await serve(place.cluster, binaries, runAs, o.settings ?? {}, log);
      const password = readPassword(place.cluster);
      if (o.announce ?? true) publish(place.cluster, server.port, password);
      let stopped: Promise<void> | null = null;
      const stop = async (): Promise<void> => {
        withdraw(place.cluster);
        await server.stop();
        lock.release();
      };
      return { ...connectionTo(server.port, password), adopted: place.occupied, stop: () => (stopped ??= stop()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, o.dataDir);
  }
}

/** Makes sure that a cluster which these binaries can serve stands in its place. */
async function settle(dataDir: string, place: Place, binaries: Binaries, runAs: RunAs | null, log: (line: string) => void): Promise<void> {
  if (place.linkFrom !== null) linkToStore(place.linkFrom, place.cluster);
  else if (inStore(place.cluster)) claimFromStore(dataDir, place.cluster);
  if (inStore(place.cluster)) {
    log(`PostgreSQL runs as the system user "${runAs?.name}", who cannot reach ${dataDir}, so the database is kept in ${place.cluster} and a link leads there.`);
  }
  if (!place.occupied) await createCluster(place.cluster, binaries, runAs);
  checkCluster(place.cluster, binaries, runAs);
  readPassword(place.cluster);
}

async function serve(
  cluster: string,
  binaries: Binaries,
  runAs: RunAs | null,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Server> {
  const disregardPid = await clearLeftover(cluster, log);
  const guard = startGuard(cluster, runAs);
  try {
    return await startServer({ cluster, binaries, runAs, settings, disregardPid, guard, log });
  } catch (error) {
    guard.dismiss();
    throw error;
  }
}

function reachableBinaries(installed: Binaries, runAs: RunAs | null): Binaries {
  if (!runAs || canReach(runAs, path.join(installed.native, 'bin', 'postgres'))) return installed;
  return copyBinaries(installed);
}
