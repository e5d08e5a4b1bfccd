import { join } from 'node:path';
import { DiskRoom } from '#platform/disk';
import { FileStore, type ReceivedFile } from '#platform/files';

/** Opens the file store of a program whose data is in `dataDir`. */
export const filesIn = (dataDir: string): FileStore =>
  new FileStore(
    join(dataDir, 'files'),
    new DiskRoom({ DATA_DIR: dataDir, DISK_FREE_MIN_MB: 0 }, null),
  );

/** Writes bytes to a file store as an upload does. */
export const received = (files: FileStore, bytes: Uint8Array): Promise<ReceivedFile> =>
  files.receive(
    (async function* () {
      yield await Promise.resolve(bytes);
    })(),
  );
