import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker files move`: moves the files in the data folder to the store of `FILES_URL`. The program
 * may run meanwhile, because it finds a file in either place.
 * @throws StartupError without `FILES_URL`
 */
export function moveFiles(): Promise<Answer> {
  return withSession(async ({ settings }) => {
    if (settings.FILES_URL === undefined)
      throw new StartupError('Set FILES_URL to the store to which the files are to be moved.');
    const moved = await FileStore.of(settings, new DiskRoom(settings, null)).moveToObjects();
    return {
      lines: [`${moved.moved} files moved, ${moved.bytes} bytes.`],
      data: moved,
      exitCode: 0,
    };
  });
}
