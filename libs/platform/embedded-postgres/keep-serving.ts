import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import type { Server } from './postmaster.js';

/** Why a server that should run does not, and since when. */
export interface Outage {
  since: Date;
  /** One sentence for the operator. */
  reason: string;
}

/** A server that is started again whenever it ends without having been told to. */
export interface KeptServer {
  /** Stays the same for life, so that addresses which were handed out remain valid. */
  port: number;
  /** Null while it accepts connections. */
  outage(): Outage | null;
  /** Ends it, or the attempt to start it, for good; safe to call twice. */
  stop(): Promise<void>;
}

/** How {@link keepServing} starts a server and clears up between two of them. */
export interface Keeping {
  /** Starts it, on a free port the first time and on the same one ever after. */
  start(port: number | null, signal: AbortSignal): Promise<Server>;
  /** Ends what a server that died alone left running; called before each further start. */
  clearUp(): void;
  /** Called when a start failed for want of room. @returns whether some was made. */
  makeRoom(): boolean;
  log(line: string): void;
}

const RETRY_MS = 500;
const REPEAT_LOG_MS = 60_000;

/**
 * Starts a server and keeps it running. A start that fails after the first one is tried again until it succeeds or
 * the server is told to stop: what prevents it, such as a full disk, may be mended while the program runs.
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
    // A start that was under way may have succeeded in the same moment.
    await server.stop();
  };
  return { port, outage: () => outage, stop: () => (stopped ??= stop()) };
}

/** Null when the server was told to stop meanwhile. */
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
