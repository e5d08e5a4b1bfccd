import path from 'node:path';
import { keepReserve, spendReserve } from '../disk/reserve.js';
import { findBinaries, type Binaries } from './binaries.js';
import { checkCluster, createCluster, readPassword } from './cluster.js';
import { connectionTo, publish, withdraw, type Connection } from './connection.js';
import { explainFileError } from './errors.js';
import { startGuard } from './guard.js';
import { keepServing, type KeptServer, type Outage } from './keep-serving.js';
import { clearLeftover } from './leftover.js';
import { endOrphans } from './orphans.js';
import { takeOwnerLock } from './owner-lock.js';
import { findPlace, lockFileOf, makeFolder, ownerOf, withinReach, type Place } from './place.js';
import { startServer, type Server } from './postmaster.js';
import { canReach, chooseRunAs, type RunAs } from './run-as.js';
import { copyBinaries, inStore, linkToStore, makeHome, refuseCopiedLink } from './store.js';

/** One log segment of 16 MB, which PostgreSQL needs to come up after a crash, and what else a start writes. */
const RESERVE_BYTES = 24 * 1024 * 1024;
const reserveOf = (cluster: string): string => path.join(cluster, 'tracker-reserve');
/** How often a reserve that was given up is made anew, where there is room for it again. */
const REFILL_MS = 60_000;

/** A PostgreSQL that this process started, starts again when it ends by itself, and has to stop. */
export interface RunningPostgres extends Connection {
  /** Whether the database was there before; false when this start has made an empty one. */
  adopted: boolean;
  /** Why it does not run at the moment; null while it does. */
  outage(): Outage | null;
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
      await settle(o.dataDir, place, { binaries, runAs, log });
      const server = await keepServer(place.cluster, binaries, runAs, o);
      const password = readPassword(place.cluster);
      if (o.announce ?? true) publish(place.cluster, server.port, password);
      let stopped: Promise<void> | null = null;
      const stop = async (): Promise<void> => {
        withdraw(place.cluster);
        await server.stop();
        lock.release();
      };
      return {
        ...connectionTo(server.port, password),
        adopted: place.occupied,
        outage: () => server.outage(),
        stop: () => (stopped ??= stop()),
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, o.dataDir);
  }
}

interface SettleInput {
  binaries: Binaries;
  runAs: RunAs | null;
  log: (line: string) => void;
}

/** Makes sure that a cluster which these binaries can serve stands in its place. */
async function settle(
  dataDir: string,
  place: Place,
  { binaries, runAs, log }: SettleInput,
): Promise<void> {
  if (place.linkFrom !== null) linkToStore(place.linkFrom, place.cluster);
  else refuseCopiedLink(dataDir, place.cluster, { claim: true });
  if (inStore(place.cluster)) {
    log(
      `PostgreSQL runs as the system user "${runAs?.name}", who cannot reach ${dataDir}, so the database is kept in ${place.cluster} and a link leads there.`,
    );
  }
  if (!place.occupied) await createCluster(place.cluster, binaries, runAs);
  checkCluster(place.cluster, binaries, runAs);
  readPassword(place.cluster);
}

/** The server, started again whenever it ends by itself; one that others may find keeps a reserve of room. */
async function keepServer(
  cluster: string,
  binaries: Binaries,
  runAs: RunAs | null,
  { settings = {}, announce = true, log = () => undefined }: EmbeddedPostgresOptions,
): Promise<KeptServer> {
  const start = async (port: number | null, signal: AbortSignal): Promise<Server> => {
    const disregardPid = await clearLeftover(cluster, log);
    const guard = startGuard(cluster, runAs);
    try {
      return await startServer({
        cluster,
        binaries,
        runAs,
        settings,
        disregardPid,
        guard,
        port,
        signal,
        log,
      });
    } catch (error) {
      guard.dismiss();
      throw error;
    }
  };
  const server = await keepServing({
    start,
    clearUp: () => endOrphans(cluster),
    makeRoom: () => spendReserve(reserveOf(cluster)),
    log,
  });
  if (!announce) return server;
  const reserve = (): void => {
    try {
      if (server.outage() === null) keepReserve(reserveOf(cluster), RESERVE_BYTES);
    } catch {
      // Without a reserve the database waits for room before it can be read again.
    }
  };
  reserve();
  const refill = setInterval(reserve, REFILL_MS).unref();
  return {
    ...server,
    stop: () => {
      clearInterval(refill);
      return server.stop();
    },
  };
}

function reachableBinaries(installed: Binaries, runAs: RunAs | null): Binaries {
  if (!runAs || canReach(runAs, path.join(installed.native, 'bin', 'postgres'))) return installed;
  return copyBinaries(installed);
}
