import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { startApart } from './processes.js';
import type { RunAs } from './run-as.js';

/**
 * Shell script of the guard process. The script waits for the end of its standard input, which
 * comes when the tracker ends for any reason. Then it stops PostgreSQL: fast shutdown, after 30 s
 * immediate shutdown, after 10 s more SIGKILL. PostgreSQL has ended when its process or its pid
 * file is gone. Both are checked, because in some containers a process remains visible after its
 * end.
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
 * A separate process that stops PostgreSQL when the tracker has ended without stopping it, for
 * example after kill -9.
 */
export interface Guard {
  /** Sets the id of the PostgreSQL process to stop; a later call replaces it. */
  watch(pid: number): void;
  /** Ends the guard process. Called after PostgreSQL has ended. */
  dismiss(): void;
}

/**
 * Starts the guard: a process that stops PostgreSQL when the tracker is killed. Must be called
 * before PostgreSQL starts, so that PostgreSQL never runs without a guard.
 */
export function startGuard(cluster: string, runAs: RunAs | null): Guard {
  const guard: ChildProcess = startApart(
    '/bin/sh',
    ['-c', SCRIPT, 'guard', path.join(cluster, 'postmaster.pid')],
    { runAs, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // Ignored: PostgreSQL runs even if the guard process fails. If the tracker is killed without a
  // guard, PostgreSQL is left running, and the next start of the tracker stops it.
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    watch: (pid) => void guard.stdin?.write(`${pid}\n`),
    dismiss: () => void guard.stdin?.end('done\n'),
  };
}
