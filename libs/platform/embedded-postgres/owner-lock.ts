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

/** Lock of the tracker that uses a data folder. The lock of a dead owner is replaced. */
export interface OwnerLock {
  /**
   * Whether the lock that was taken over is a copy of the one that its owner wrote: the folder was
   * copied while a tracker was running on it, or after one was killed.
   */
  copied: boolean;
  release(): void;
}

interface Owner {
  pid: number;
  startedAt: string;
  /**
   * Inode number of the file that the owner wrote; a copy has another one. Older versions did not
   * write it.
   */
  file?: string;
}

/**
 * Takes the lock file for this process. Throws `EmbeddedPostgresError` ('in-use') when its owner is
 * alive, and the plain file system error when the folder cannot be written.
 */
export function takeOwnerLock(lockFile: string, folder: string): OwnerLock {
  const draft = `${lockFile}.${randomUUID()}`;
  // A finished file is linked into place, so that a half-written one is never read.
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

/** Writes the owner's facts to a file. @returns the text. */
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

/** Whether the lock file is a copy, which means that the data folder was copied with it. */
function isCopied(owner: Owner | null, lockFile: string): boolean {
  const file = owner?.file;
  const found = statSync(lockFile, { throwIfNoEntry: false });
  return file !== undefined && found !== undefined && file !== `${found.dev}:${found.ino}`;
}

/** Whether the owner of this lock file is alive. */
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

/** Removes the lock of a dead owner, but not one that another start has put there meanwhile. */
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
      // A third start has taken the lock by now; the next iteration reads it.
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
 * The error for a folder copied while its server was running, which may contain half-written data.
 */
function copiedInUse(owner: Owner, folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'in-use',
    `${folder} is a copy that was made while its tracker (process ${owner.pid}) was running, and such a copy may be torn: stop that tracker and copy its folder again, or delete this one to begin with an empty database.`,
  );
}
