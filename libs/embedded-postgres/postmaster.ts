import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError, diskFull } from './errors.js';
import type { Guard } from './guard.js';
import { clearLeftover, MARK, readPostmaster } from './leftover.js';
import { cannotRun, startApart } from './processes.js';
import type { RunAs } from './run-as.js';
import { readServerLog, type ServerLog } from './server-log.js';

const HOST = '127.0.0.1';
const READY_MS_MAX = 10 * 60_000;
const ATTEMPTS_MAX = 40;

/** A running PostgreSQL that accepts connections. */
export interface Server {
  port: number;
  /**
   * Resolves when the server has ended, by `stop` or by itself, with a description of how it ended.
   */
  ended: Promise<string>;
  /** Stops the server and resolves when it has ended. May be called twice. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  cluster: string;
  binaries: Binaries;
  runAs: RunAs | null;
  settings: Record<string, string>;
  /**
   * Process id returned by `clearLeftover`: a process named in `postmaster.pid` that is not
   * PostgreSQL.
   */
  disregardPid: number | null;
  guard: Guard;
  /** Port of an earlier start, to be used again; null for a free port. */
  port: number | null;
  /** Signal that aborts a start in progress. */
  signal: AbortSignal;
  log: (line: string) => void;
}

/**
 * Starts PostgreSQL and waits until it accepts connections; after a crash, the waiting includes the
 * recovery of the data. A start that fails for a temporary reason is repeated.
 * @throws EmbeddedPostgresError when PostgreSQL does not start.
 */
export async function startServer(o: ServerOptions): Promise<Server> {
  let { disregardPid } = o;
  for (let attempt = 1; ; attempt += 1) {
    const port = o.port ?? (await freePort());
    const child = launch({ ...o, disregardPid }, port);
    // During a restart, which is attempted twice a second, server messages are passed to the log
    // only once the server runs; the caller logs the cause of the failures once.
    let isSent = o.port === null;
    const serverLog = readServerLog(child, (line) => {
      if (isSent) o.log(line);
    });
    const failure = await untilReady(child, o, serverLog);
    isSent = true;
    if (failure === null) return running(child, port, o, serverLog);
    const said = serverLog.tail().join('\n');
    // The start is repeated after a temporary failure: another program took the port meanwhile,
    // processes of a killed server are still ending, or a server that a killed tracker was starting
    // has come up.
    const overtaken = /lock file "postmaster.pid" already exists/.test(said);
    const passing =
      overtaken ||
      /Address already in use|could not bind/.test(said) ||
      /pre-existing shared memory block/.test(said);
    if (!passing || attempt >= ATTEMPTS_MAX || o.signal.aborted) throw explain(said, failure, o);
    await sleep(250);
    if (overtaken) disregardPid = await clearLeftover(o.cluster, o.log);
  }
}

function launch(o: ServerOptions, port: number): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: HOST,
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '',
    log_checkpoints: 'off',
    // Texts of statements are kept out of the log, because they contain values, and these may be
    // personal data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...o.settings,
  };
  const program = path.join(o.binaries.native, 'bin', 'postgres');
  const args = [
    '-D',
    o.cluster,
    '-c',
    MARK,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  // This variable tells PostgreSQL that the process named in `postmaster.pid` is not another
  // server. pg_ctl sets it in the same way.
  const env: Record<string, string> =
    o.disregardPid === null ? {} : { PG_GRANDPARENT_PID: String(o.disregardPid) };
  const child = startApart(program, args, {
    runAs: o.runAs,
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  if (child.pid !== undefined) o.guard.watch(child.pid);
  return child;
}

/**
 * Waits until the server accepts connections and returns null. If the server ends before, or is not
 * ready in time, returns a description of that.
 */
async function untilReady(
  child: ChildProcess,
  o: ServerOptions,
  serverLog: ServerLog,
): Promise<string | null> {
  const outcome: { refused?: EmbeddedPostgresError; ended?: string } = {};
  child.once('error', (cause) => {
    outcome.refused = cannotRun(path.join(o.binaries.native, 'bin', 'postgres'), o.runAs, cause);
  });
  child.once('close', (code, signal) => {
    outcome.ended = signal ? `it was ended by ${signal}` : `it ended with code ${code}`;
  });
  const since = Date.now();
  let told = since;
  for (;;) {
    if (outcome.refused) throw outcome.refused;
    if (outcome.ended !== undefined) return outcome.ended;
    const postmaster = readPostmaster(o.cluster);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return null;
    if (Date.now() - told > 10_000) {
      told = Date.now();
      o.log(
        `PostgreSQL is still starting (${postmaster?.status ?? 'no status yet'}); after a crash it repeats the last changes first.`,
      );
    }
    const late = Date.now() - since > READY_MS_MAX;
    if (late || o.signal.aborted) {
      serverLog.quiet();
      await end(child);
      return late
        ? `it was not ready after ${READY_MS_MAX / 60_000} minutes`
        : 'it was told to stop';
    }
    await sleep(10);
  }
}

function running(
  child: ChildProcess,
  port: number,
  o: ServerOptions,
  serverLog: ServerLog,
): Server {
  let stopping: Promise<void> | null = null;
  // A running PostgreSQL must not keep the Node process alive when the program ends without calling
  // `stop`. The guard process then stops PostgreSQL.
  child.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      o.guard.dismiss();
      resolve(signal ?? `code ${code}`);
    });
  });
  return {
    port,
    ended,
    stop: () => {
      serverLog.quiet();
      child.ref();
      return (stopping ??= end(child));
    },
  };
}

/**
 * Stops PostgreSQL and waits until its process has ended: requests a fast shutdown, after 30 s an
 * immediate shutdown, and after 10 s more sends SIGKILL.
 */
async function end(child: ChildProcess): Promise<void> {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (ended()) return;
  const gone = once(child, 'exit');
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([
      gone,
      sleep(waitMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    if (ended()) return;
  }
}

function explain(said: string, failure: string, o: ServerOptions): EmbeddedPostgresError {
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(o.cluster);
  const reason =
    said
      .split('\n')
      .filter((line) => /^(FATAL|PANIC):|error/i.test(line))
      .at(-1) ?? failure;
  return new EmbeddedPostgresError(
    'not-started',
    `PostgreSQL did not start on ${o.cluster} (${reason.trim()}): mend that and start again; if the folder is damaged, restore it from a backup or set DATA_DIR to another folder.`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
