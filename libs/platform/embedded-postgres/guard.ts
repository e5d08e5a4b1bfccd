import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { startApart } from './processes.js';
import type { RunAs } from './run-as.js';

/**
 * Reads its standard input, which ends when the tracker dies however it died; then asks PostgreSQL to stop,
 * firmly after 30 s, by force after 10 s more. Where nobody reaps orphans the process number outlives the process,
 * so that PostgreSQL's own file, which it removes last, counts as well.
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

/** Stops PostgreSQL when this process dies without having done so, even by kill -9. */
export interface Guard {
  /** The process to stop; a later call replaces an earlier one. */
  watch(pid: number): void;
  /** PostgreSQL has ended: leave. */
  dismiss(): void;
}

/** Starts the guard, before PostgreSQL, so that there is no moment without one. */
export function startGuard(cluster: string, runAs: RunAs | null): Guard {
  const guard: ChildProcess = startApart(
    '/bin/sh',
    ['-c', SCRIPT, 'guard', path.join(cluster, 'postmaster.pid')],
    { runAs, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // Losing the guard costs protection, not service: the next start finds what a killed tracker left behind.
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    watch: (pid) => void guard.stdin?.write(`${pid}\n`),
    dismiss: () => void guard.stdin?.end('done\n'),
  };
}
