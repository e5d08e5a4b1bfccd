import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const POLL_MS = 1_000;

/**
 * Makes this process end with SIGTERM when the npm that started it has ended. Otherwise the program
 * would keep running unnoticed after npm got SIGKILL, or a SIGTERM that npm passes only to its
 * shell.
 */
export function endWithNpm(env = process.env) {
  const npm = env.npm_lifecycle_event ? npmAbove(process.pid) : null;
  if (npm === null) return;
  const watch = setInterval(() => {
    if (describe(npm.pid)?.startedAt === npm.startedAt) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  watch.unref();
}

/**
 * Returns the process id and start time of npm; null when this process was not started by npm. npm
 * starts a shell, which either starts this process or is replaced by it, so npm is an ancestor.
 */
function npmAbove(pid) {
  let at = describe(pid);
  for (let step = 0; step < 3 && at; step += 1) {
    at = describe(at.parent);
    if (at && /(^|[/\s])npm(-cli\.js|\s|$)/.test(at.command)) return at;
  }
  return null;
}

function describe(pid) {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

function fromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return null;
  return {
    pid,
    parent: Number(fields[1]),
    startedAt: fields[19],
    command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' '),
  };
}

function fromPs(pid) {
  const line = execFileSync('ps', ['-o', 'ppid=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [, parent, startedAt, command] =
    /^\s*(\d+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/m.exec(line) ?? [];
  return parent === undefined ? null : { pid, parent: Number(parent), startedAt, command };
}
