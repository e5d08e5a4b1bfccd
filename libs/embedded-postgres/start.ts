import path from 'node:path';
import { findBinaries, type Binaries } from './binaries.js';
import { checkCluster, createCluster, readPassword } from './cluster.js';
import { connectionTo, publish, withdraw, type Connection } from './connection.js';
import { explainFileError } from './errors.js';
import { startGuard } from './guard.js';
import { keepServing, type KeptServer } from './keep-serving.js';
import { clearLeftover } from './leftover.js';
import { endOrphans } from './orphans.js';
import type { Outage } from './outage.js';
import { takeOwnerLock } from './owner-lock.js';
import { findPlace, lockFileOf, makeFolder, ownerOf, withinReach, type Place } from './place.js';
import { startServer, type Server } from './postmaster.js';
import { canReach, chooseRunAs, type RunAs } from './run-as.js';
import { copyBinaries, inStore, linkToStore, makeHome, refuseCopiedLink } from './store.js';

/**
 * Size in bytes of the reserve file, which is deleted when PostgreSQL cannot restart on a full
 * disk. It is enough for one WAL segment of 16 MB, which PostgreSQL needs after a crash, and other
 * small files.
 */
const RESERVE_BYTES = 24 * 1024 * 1024;
const reserveOf = (cluster: string): string => path.join(cluster, 'tracker-reserve');
/** Interval in ms at which a deleted reserve file is created again if there is space. */
const REFILL_MS = 60_000;

/**
 * A PostgreSQL that this process has started. This process restarts the server when the server ends
 * by itself, and must call `stop` at the end.
 */
export interface RunningPostgres extends Connection {
  /**
   * Whether the cluster existed before this start; false when this start has created an empty
   * cluster.
   */
  adopted: boolean;
  /** Returns why PostgreSQL is not running; null while it is running. */
  outage(): Outage | null;
  /** Stops PostgreSQL. Must be called after all database connections have been closed. */
  stop(): Promise<void>;
}

/** Disk space that is kept in a file, so that PostgreSQL can restart on a full disk. */
export interface Reserve {
  /** Creates the file of this size in bytes, unless it exists or there is too little space. */
  keep(file: string, bytes: number): void;
  /**
   * Deletes the file.
   * @returns whether it existed.
   */
  spend(file: string): boolean;
}

/** Options of `startEmbeddedPostgres`. */
export interface EmbeddedPostgresOptions {
  /** Absolute path of the cluster's folder, such as `<DATA_DIR>/postgres`. */
  dataDir: string;
  /** Further server settings, such as `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
  /**
   * Whether other programs may find this PostgreSQL with `findRunningPostgres`; true by default. A
   * short command sets it to false, so that no other program connects to a server that is about to
   * end.
   */
  announce?: boolean;
  /** Keeps disk space for a restart; without it, none is kept. */
  reserve?: Reserve;
  /** PostgreSQL binaries; by default those of the npm package for this platform. */
  binaries?: Binaries;
  /** Called with each message for the operator. */
  log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL installed by npm, on 127.0.0.1 and a free port. Creates its cluster (data
 * folder) if there is none.
 * @throws EmbeddedPostgresError, whose message says what to do.
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
    if (lock.copied)
      log(
        `${o.dataDir} is a copy that was made while its tracker was running, or after it was killed. It is used as it is and may be torn: verify it ("npm run tracker -- ledger verify"), or copy the folder of a stopped tracker.`,
      );
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

/**
 * Ensures that the place of the data contains a cluster that the PostgreSQL binaries can run;
 * creates the cluster if there is none.
 */
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

/**
 * Starts PostgreSQL and restarts it whenever it ends by itself. If other programs may find it
 * (`announce`), a reserve file is kept for restarts on a full disk.
 */
async function keepServer(
  cluster: string,
  binaries: Binaries,
  runAs: RunAs | null,
  { settings = {}, announce = true, reserve, log = () => undefined }: EmbeddedPostgresOptions,
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
    makeRoom: () => reserve?.spend(reserveOf(cluster)) ?? false,
    log,
  });
  if (!announce || !reserve) return server;
  const refillReserve = (): void => {
    try {
      if (server.outage() === null) reserve.keep(reserveOf(cluster), RESERVE_BYTES);
    } catch {
      // Ignored: without the reserve file, PostgreSQL cannot restart after a crash on a full disk
      // until other files are deleted. Everything else works.
    }
  };
  refillReserve();
  const refill = setInterval(refillReserve, REFILL_MS).unref();
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
