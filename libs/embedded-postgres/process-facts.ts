import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** Data of the operating system about a running process. */
export interface ProcessFacts {
  /**
   * Start time of the process, with the boot id on Linux. It distinguishes two processes that have
   * the same id one after the other.
   */
  startedAt: string;
  /** Path of the program and its arguments, separated by spaces. */
  command: string;
  /**
   * Working folder of the process; null when the operating system or the user's permissions do not
   * allow reading it.
   */
  workingDir: string | null;
}

/**
 * Reads the data of a running process. Returns null when there is no such process, it is a zombie,
 * or this user may not see it.
 */
export function processFacts(pid: number): ProcessFacts | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets. It may contain spaces and brackets
    // itself, so parsing starts after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return {
      startedAt: `${bootId()}/${fields[19] ?? ''}`,
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' '),
      workingDir: workingDirOf(pid),
    };
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function workingDirOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function fromPs(pid: number): ProcessFacts | null {
  try {
    const line = execFileSync(
      'ps',
      ['-o', 'state=', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const parts = /^\s*(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(line.trimEnd());
    if (!parts || parts[1]?.startsWith('Z')) return null;
    return { startedAt: parts[2] ?? '', command: `${parts[3] ?? ''} `, workingDir: null };
  } catch {
    return null;
  }
}
