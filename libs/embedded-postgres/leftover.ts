import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import { processFacts } from './process-facts.js';

/**
 * Argument in the command line of every PostgreSQL that a tracker starts. It distinguishes a server
 * left running by a killed tracker from a PostgreSQL started by another program.
 */
export const MARK = 'cluster_name=major-project-tracker';

/**
 * Content of the file `postmaster.pid`, which PostgreSQL writes into the folder of a running
 * cluster.
 */
export interface Postmaster {
  pid: number;
  /**
   * State of the server: "starting", "ready" or "stopping"; null while PostgreSQL has not written
   * it yet.
   */
  status: string | null;
}

/** Reads the file `postmaster.pid` of a cluster; null when there is none. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number.parseInt(lines[0] ?? '', 10), status: lines[7]?.trim() || null };
  } catch {
    return null;
  }
}

/**
 * Stops a PostgreSQL that a killed tracker has left running on the cluster. Must be called only
 * while this tracker holds the data folder's lock.
 * @returns null, or, when `postmaster.pid` names a process that does not serve this cluster, the id
 * of that process. PostgreSQL must be told to disregard that process.
 */
export async function clearLeftover(
  cluster: string,
  log: (line: string) => void,
): Promise<number | null> {
  const found = readPostmaster(cluster);
  const facts = found && processFacts(found.pid);
  if (!found || !facts) return null;
  const serves = facts.workingDir === cluster || facts.command.includes(` -D ${cluster} `);
  if (!serves || !/(^|\/)postgres /.test(facts.command)) return found.pid;
  if (!facts.command.includes(MARK)) {
    throw new EmbeddedPostgresError(
      'in-use',
      `A PostgreSQL that the tracker did not start (process ${found.pid}) serves ${cluster}: stop it first, or set DATABASE_URL to it.`,
    );
  }
  log(`Stopping the PostgreSQL (process ${found.pid}) that an earlier tracker left running.`);
  await stopProcess(found.pid, facts.startedAt);
  return null;
}

async function stopProcess(pid: number, startedAt: string): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + waitMs; Date.now() < until; await sleep(20)) {
      if (processFacts(pid)?.startedAt !== startedAt) return;
    }
  }
  throw new EmbeddedPostgresError(
    'not-started',
    `The PostgreSQL that an earlier tracker left running (process ${pid}) does not stop: end it with "kill -9 ${pid}" and start again.`,
  );
}
