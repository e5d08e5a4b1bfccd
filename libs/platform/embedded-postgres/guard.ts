import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { startApart } from './processes.js';
import type { RunAs } from './run-as.js';

/**
 * Shell script that waits for the end of its standard input, which comes when the tracker ends for
 * any reason. Then it requests a fast shutdown of PostgreSQL, an immediate one after 30 s, and
 * sends SIGKILL after 10 s more. Where orphans are not reaped, the process id outlives the process;
 * therefore PostgreSQL's pid file, which it removes last, is checked as well.
 */
const SCRIPT = `
file=$1
trap '' HUP INT QUIT TERM
pid=
while read -r line; do
  case $line in
    done) exit 0 ;;
    *) pid=$line ;;
  esac
done
[ -n "$pid" ] || exit 0
gone_within() {
  left=$1
  while [ -e "$file" ] && kill -0 "$pid" 2>/dev/null; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 0.1
  done
}
kill -INT "$pid" 2>/dev/null
gone_within 300 && exit 0
kill -QUIT "$pid" 2>/dev/null
gone_within 100 && exit 0
kill -KILL "$pid" 2>/dev/null
`;

/**
 * A separate process that stops PostgreSQL when this process dies without having done so, even by
 * kill -9.
 */
export interface Guard {
  /** Sets the process to stop; a later call replaces an earlier one. */
  watch(pid: number): void;
  /** Ends the guard after PostgreSQL has ended. */
  dismiss(): void;
}

/**
 * Starts the guard. Must run before PostgreSQL starts, so that PostgreSQL is never without a guard.
 */
export function startGuard(cluster: string, runAs: RunAs | null): Guard {
  const guard: ChildProcess = startApart(
    '/bin/sh',
    ['-c', SCRIPT, 'guard', path.join(cluster, 'postmaster.pid')],
    { runAs, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // Losing the guard does not interrupt service: the next start cleans up after a killed tracker.
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    watch: (pid) => void guard.stdin?.write(`${pid}\n`),
    dismiss: () => void guard.stdin?.end('done\n'),
  };
}
