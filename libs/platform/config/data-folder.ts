import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../program/project-root.js';

/** File modes of the program's own folders and files: accessible only to the program's user. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/**
 * Names of the PostgreSQL data folder (cluster) and the files beside it. The permissions of these
 * are left alone, because PostgreSQL restricts them itself and may run as another user.
 */
const OF_POSTGRES = /^postgres(\.|$)/;
/**
 * Folder of the documents' files. Only the permissions of the folder itself are checked, because it
 * can contain very many files. Closing the folder makes all of them unreachable for other users.
 */
const OF_DOCUMENTS = 'files';
/** File mode of a folder that other users may pass through but not list. */
const PASSABLE_FOLDER = 0o711;

/**
 * Removes the permissions of other users from a data folder, which an older version may have left
 * readable: folders become 0700 and files 0600. Under root, when the PostgreSQL cluster is inside,
 * the data folder itself becomes 0711, because PostgreSQL then runs as another user. Symbolic links
 * are not followed, and files of other users are not changed.
 */
export function closeDataFolder({
  DATA_DIR,
  DATABASE_URL,
}: {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
}): void {
  // If DATA_DIR is the root folder, or contains the home folder or the checkout, the setting is a
  // mistake. Nothing is changed then, because these folders are used by other programs too.
  if (DATA_DIR === '/' || isWithin(homedir(), DATA_DIR) || isWithin(projectRoot, DATA_DIR)) return;
  const hasCluster = entriesOf(DATA_DIR).some(({ name }) => OF_POSTGRES.test(name));
  const passable = process.getuid?.() === 0 && (hasCluster || DATABASE_URL === undefined);
  tighten(DATA_DIR, passable ? PASSABLE_FOLDER : PRIVATE_FOLDER);
  tighten(join(DATA_DIR, OF_DOCUMENTS), PRIVATE_FOLDER);
  closeWithin(DATA_DIR, (name) => name !== OF_DOCUMENTS && !OF_POSTGRES.test(name));
}

function closeWithin(folder: string, isOurs: (name: string) => boolean = () => true): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (!isOurs(entry.name)) continue;
    if (entry.isDirectory()) {
      tighten(path, PRIVATE_FOLDER);
      closeWithin(path);
    } else if (entry.isFile()) {
      tighten(path, PRIVATE_FILE);
    }
  }
}

/** Removes the permissions of a file or folder that `mode` does not contain. Adds none. */
function tighten(path: string, mode: number): void {
  try {
    const now = lstatSync(path).mode & 0o777;
    if ((now & ~mode) !== 0) chmodSync(path, now & mode);
  } catch (error) {
    // Ignored: the path has just been deleted, belongs to another user (whose files are left
    // alone), or is on a read-only disk.
    if (!['ENOENT', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return [];
    throw error;
  }
}

/** Checks whether a path is the folder itself or inside it. */
const isWithin = (path: string, folder: string): boolean =>
  !relative(folder, path).startsWith('..');
