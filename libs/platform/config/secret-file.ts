import { randomBytes } from 'node:crypto';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './data-folder.js';

/**
 * Writes a secret file atomically, readable only by this user. An existing file is kept, so that
 * two processes that start at the same time read the same secret. @throws errors of the file system
 */
export async function createSecretFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
    const handle = await open(draft, 'wx', PRIVATE_FILE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}
