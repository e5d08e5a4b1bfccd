import { spawn, type ChildProcess } from 'node:child_process';
import { EmbeddedPostgresError } from './errors.js';
import type { RunAs } from './run-as.js';

interface ApartOptions {
  runAs: RunAs | null;
  stdio: ('ignore' | 'pipe')[];
  env?: Record<string, string> | undefined;
}

/**
 * Starts a program in its own session and with a clean environment. Ctrl-C in the terminal then
 * reaches only the tracker, and variables of the caller, such as PGDATA, PGOPTIONS or a library
 * path, have no effect.
 */
export function startApart(
  program: string,
  args: string[],
  { runAs, stdio, env = {} }: ApartOptions,
): ChildProcess {
  return spawn(program, args, {
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...env },
    stdio,
    ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
  });
}

/**
 * Runs a program and waits until it has ended. `output` is the last 64 kB of its standard output
 * and standard error together.
 */
export function runToEnd(
  program: string,
  args: string[],
  runAs: RunAs | null,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = startApart(program, args, { runAs, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-65_536);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (cause) => reject(cannotRun(program, runAs, cause)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Returns the error for a program that could not be started. */
export function cannotRun(
  program: string,
  runAs: RunAs | null,
  cause: unknown,
): EmbeddedPostgresError {
  const code = (cause as NodeJS.ErrnoException).code;
  // The program file exists, so "not found" means that the dynamic loader which the program needs
  // is missing, as on a system with musl instead of glibc.
  if (code === 'ENOENT') {
    return new EmbeddedPostgresError(
      'no-binaries',
      `The PostgreSQL that npm brings does not run on this system (it needs glibc): set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
  const who = runAs ? ` as the system user "${runAs.name}"` : '';
  return new EmbeddedPostgresError(
    'not-started',
    `${program} cannot be run${who} (${code ?? String(cause)}): allow it, or set DATABASE_URL to a PostgreSQL server.`,
    { cause },
  );
}
