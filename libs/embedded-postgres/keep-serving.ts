import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import type { Outage } from './outage.js';
import type { Server } from './postmaster.js';

/** A server that is restarted whenever it ends without having been stopped by `stop`. */
export interface KeptServer {
  /**
   * Port of the server. It is the same after each restart, so that addresses in use remain valid.
   */
  port: number;
  /** Returns why the server is not running; null while the server is running. */
  outage(): Outage | null;
  /** Stops the server for good, or ends the attempts to restart it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Functions that {@link keepServing} needs to start the server and to clean up before a restart.
 */
export interface Keeping {
  /**
   * Starts the server. The first start has `port` null and uses a free port; restarts use the same
   * port.
   */
  start(port: number | null, signal: AbortSignal): Promise<Server>;
  /** Ends processes that a crashed server has left running. Must be called before each restart. */
  clearUp(): void;
  /**
   * Frees disk space, when a start has failed for lack of it.
   * @returns whether any space was freed.
   */
  makeRoom(): boolean;
  log(line: string): void;
}

const RETRY_MS = 500;
const REPEAT_LOG_MS = 60_000;

/**
 * Starts a server and keeps it running. A restart that fails is repeated until it succeeds or the
 * server is stopped, because the cause, such as a full disk, may be removed while the program runs.
 * @throws EmbeddedPostgresError when the very first start fails.
 */
export async function keepServing(keeping: Keeping): Promise<KeptServer> {
  const stopping = new AbortController();
  let outage: Outage | null = null;
  let server = await keeping.start(null, stopping.signal);
  const { port } = server;

  const untilStopped = async (): Promise<void> => {
    for (;;) {
      const how = await server.ended;
      if (stopping.signal.aborted) return;
      const since = new Date();
      outage = { since, reason: `PostgreSQL ended by itself (${how}).` };
      keeping.log(
        `PostgreSQL ended by itself (${how}) and is started again; committed work is safe.`,
      );
      const again = await startAgain(keeping, port, stopping.signal, (reason) => {
        outage = { since, reason };
      });
      if (again === null) return;
      server = again;
      outage = null;
      keeping.log(
        `PostgreSQL runs again after ${Math.ceil((Date.now() - since.getTime()) / 1_000)} s.`,
      );
    }
  };
  const over = untilStopped();
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.stop();
    await over;
    // If a restart was in progress when `stop` was called, it may still have succeeded. The server
    // that it started is stopped too.
    await server.stop();
  };
  return { port, outage: () => outage, stop: () => (stopped ??= stop()) };
}

/**
 * Restarts the server, repeatedly until a start succeeds. Returns null when `signal` was aborted
 * meanwhile.
 */
async function startAgain(
  keeping: Keeping,
  port: number,
  signal: AbortSignal,
  note: (reason: string) => void,
): Promise<Server | null> {
  let toldAt = -REPEAT_LOG_MS;
  while (!signal.aborted) {
    keeping.clearUp();
    try {
      return await keeping.start(port, signal);
    } catch (error) {
      if (signal.aborted) return null;
      const full = error instanceof EmbeddedPostgresError && error.reason === 'disk-full';
      const reason = error instanceof Error ? error.message : String(error);
      note(reason);
      if (performance.now() - toldAt >= REPEAT_LOG_MS) {
        toldAt = performance.now();
        keeping.log(`${reason} It is tried again until it succeeds.`);
      }
      if (full && keeping.makeRoom()) continue;
      await pause(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  return null;
}
