import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './errors.js';
import { processFacts } from './process-facts.js';

/** In every command line of ours, so that a PostgreSQL which somebody else started is not taken for a leftover. */
export const MARK = 'cluster_name=major-project-tracker';

/** What a cluster's `postmaster.pid` says. */
export interface Postmaster {
  pid: number;
  /** As "starting", "ready" or "stopping"; null while it is still being written. */
  status: string | null;
}

/** Reads `postmaster.pid`; null when there is none. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number.parseInt(lines[0] ?? '', 10), status: lines[7]?.trim() || null };
  } catch {
    return null;
  }
}

/**
 * Clears what an earlier start left behind; call it while holding the owner lock. A PostgreSQL that a killed tracker
 * left running is stopped. Returns the number of a living process that has nothing to do with this cluster but bears
 * the number in `postmaster.pid`: PostgreSQL must be told to disregard it. Any other stale file it clears by itself,
 * after having made sure that no process of the old server still holds its memory.
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
