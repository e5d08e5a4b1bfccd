import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { EmbeddedPostgresError } from './errors.js';
import { processFacts } from './process-facts.js';

/**
 * Lock by which only one tracker at a time uses a data folder. The lock of a process that has ended
 * is replaced.
 */
export interface OwnerLock {
  /**
   * Whether the lock file that was replaced was a copy of the file that its owner wrote. Then the
   * data folder was copied while its tracker was running, or after that tracker was killed.
   */
  copied: boolean;
  release(): void;
}

interface Owner {
  pid: number;
  startedAt: string;
  /**
   * Device and inode number of the lock file that the owner wrote; a copy of the file has another
   * one. Undefined in lock files of older versions.
   */
  file?: string;
}

/**
 * Creates the lock file for this process.
 * @throws EmbeddedPostgresError 'in-use' when the owner of an existing lock is alive, and the file
 * system's error when the folder cannot be written.
 */
export function takeOwnerLock(lockFile: string, folder: string): OwnerLock {
  const draft = `${lockFile}.${randomUUID()}`;
  // The lock is written to a temporary file and then linked to its final name, so that other
  // processes never read a half-written lock.
  const mine = writeOwner(draft);
  let copied = false;
  try {
    for (;;) {
      try {
        linkSync(draft, lockFile);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = readText(lockFile);
      if (found === null) continue;
      const owner = livingOwner(found);
      if (owner)
        throw isCopied(owner, lockFile) ? copiedInUse(owner, folder) : inUse(owner, folder);
      copied ||= isCopied(readOwner(found), lockFile);
      putAside(lockFile, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    copied,
    release: () => {
      if (readText(lockFile) === mine) rmSync(lockFile, { force: true });
    },
  };
}

/**
 * Writes process id, start time and file id of this process as a lock to a new file.
 * @returns the text written.
 */
function writeOwner(draft: string): string {
  const handle = openSync(draft, 'wx', 0o644);
  try {
    const { dev, ino } = fstatSync(handle);
    const owner: Owner = {
      pid: process.pid,
      startedAt: processFacts(process.pid)?.startedAt ?? '',
      file: `${dev}:${ino}`,
    };
    writeFileSync(handle, JSON.stringify(owner));
    return JSON.stringify(owner);
  } finally {
    closeSync(handle);
  }
}

/**
 * Checks whether the lock file is a copy of the one that `owner` wrote, which means that the data
 * folder was copied with it.
 */
function isCopied(owner: Owner | null, lockFile: string): boolean {
  const file = owner?.file;
  const found = statSync(lockFile, { throwIfNoEntry: false });
  return file !== undefined && found !== undefined && file !== `${found.dev}:${found.ino}`;
}

/** Checks whether the process that owns this lock file is alive. */
export function isHeld(lockFile: string): boolean {
  const found = readText(lockFile);
  return found !== null && livingOwner(found) !== null;
}

function readOwner(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

function livingOwner(text: string): Owner | null {
  const owner = readOwner(text);
  return owner && processFacts(owner.pid)?.startedAt === owner.startedAt ? owner : null;
}

/**
 * Removes the lock file of a process that has ended, if the file still has the `expected` text. The
 * file is first renamed. If the renamed file turns out to be a new lock of another process, it is
 * renamed back.
 */
function putAside(lockFile: string, expected: string): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    renameSync(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== expected) {
    try {
      linkSync(aside, lockFile);
    } catch {
      // Ignored: another process has meanwhile created a lock under this name, so the lock cannot
      // be put back. The caller reads the new lock next.
    }
  }
  rmSync(aside, { force: true });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function inUse(owner: Owner, folder: string): EmbeddedPostgresError {
  const who =
    owner.pid === process.pid ? 'This process itself' : `Another tracker (process ${owner.pid})`;
  return new EmbeddedPostgresError(
    'in-use',
    `${who} is already running on the database in ${folder}: stop it first, or set DATA_DIR to another folder.`,
  );
}

/**
 * Returns the error for a data folder that was copied while its server was running; such a copy may
 * contain half-written data.
 */
function copiedInUse(owner: Owner, folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'in-use',
    `${folder} is a copy that was made while its tracker (process ${owner.pid}) was running, and such a copy may be torn: stop that tracker and copy its folder again, or delete this one to begin with an empty database.`,
  );
}
