import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import type { Server } from './postmaster.js';

/** Why a server that should be running is not, and since when. */
export interface Outage {
  since: Date;
  /** One sentence for the operator. */
  reason: string;
}

/** A server that is restarted whenever it ends without having been stopped. */
export interface KeptServer {
  /** Stays the same across restarts, so that addresses in use remain valid. */
  port: number;
  /** The current outage; null while it accepts connections. */
  outage(): Outage | null;
  /** Stops the server, or the attempt to start it, for good. May be called twice. */
  stop(): Promise<void>;
}

/** What {@link keepServing} needs: starting the server, and cleaning up before a restart. */
export interface Keeping {
  /** Starts it: on a free port the first time (null), on the same port afterwards. */
  start(port: number | null, signal: AbortSignal): Promise<Server>;
  /** Ends processes that a crashed server left running; called before each restart. */
  clearUp(): void;
  /** Called when a start failed for lack of disk space. @returns whether some was freed. */
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
    // A start in progress may have succeeded at the same moment.
    await server.stop();
  };
  return { port, outage: () => outage, stop: () => (stopped ??= stop()) };
}

/** Restarts the server; null when it was stopped meanwhile. */
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
