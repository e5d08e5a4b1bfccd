import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../config/data-folder.js';
import type { DiskRoom } from '../disk/disk-room.js';
import { ObjectStore } from './object-store.js';

/** Folder, inside the store, of files that are being received. */
const INCOMING = 'incoming';
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * A file that was received completely and written to the disk as a temporary file. It is not part
 * of the store until `keep` is called.
 */
export interface ReceivedFile {
  /** Path of the temporary file. */
  path: string;
  /** Size in bytes; 0 for an empty file. */
  bytes: number;
  /** SHA-256 of the content, lower-case hex. */
  sha256: string;
}

/** Result of moving the files of the folder to the store of objects. */
export interface MovedFiles {
  moved: number;
  bytes: number;
}

/**
 * File store: a folder in which each file is found by the SHA-256 of its content, as
 * `ab/cd/<sha256>`. Equal content is stored once. A new file is written under a temporary name and
 * renamed after it is complete and flushed to the disk. So under a hash there is always a complete
 * file or none, also after a crash. Files are never changed.
 *
 * With a store of objects, complete files are kept there under the same names, and the folder holds
 * only what is being received, and files of a time before, which are found as before.
 */
export class FileStore {
  constructor(
    private readonly folder: string,
    private readonly room: DiskRoom,
    private readonly objects: ObjectStore | null = null,
  ) {}

  /** Opens the file store of an installation. */
  static of({ DATA_DIR, FILES_URL }: FilesPlace, room: DiskRoom): FileStore {
    const objects = FILES_URL === undefined ? null : ObjectStore.of(FILES_URL);
    return new FileStore(join(DATA_DIR, 'files'), room, objects);
  }

  /**
   * Checks that the disk has room for a file of at most `bytes` bytes.
   * @throws Problem DISK_FULL
   */
  refuseUnlessRoomFor(bytes: number): Promise<void> {
    return this.room.refuseUnlessRoomFor(bytes);
  }

  /**
   * Writes a file to the disk while its content arrives, and calculates its hash. Only one chunk is
   * held in memory: the next chunk is read after the previous one has been written. The caller must
   * call {@link keep} or {@link drop} afterwards. If `content` ends with an error, the temporary
   * file is removed.
   */
  async receive(content: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    const path = join(this.folder, INCOMING, randomUUID());
    await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await open(path, 'wx', PRIVATE_FILE);
    try {
      for await (const chunk of content) {
        hash.update(chunk);
        await writeWhole(file, chunk);
        bytes += chunk.length;
      }
      await file.sync();
      await file.close();
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
    return { path, bytes, sha256: hash.digest('hex') };
  }

  /**
   * Writes a received file to the store of objects, which can take minutes. Called before the
   * transaction that records the file, so that {@link keep} is short in it. Without a store of
   * objects, does nothing. A file that is not recorded afterwards stays there; nothing refers to it.
   * @throws Problem FILES_UNAVAILABLE
   */
  async prepare({ path, bytes, sha256 }: ReceivedFile): Promise<void> {
    const key = keyOf(sha256);
    if (this.objects && (await this.objects.sizeOf(key)) !== bytes)
      await this.objects.put(key, path, sha256);
  }

  /**
   * Moves a received file to its place in the store. If the store already has this content, only
   * removes the received copy. Calling it again for the same file has no further effect.
   */
  async keep({ path, bytes, sha256 }: ReceivedFile): Promise<void> {
    if (this.objects) {
      await this.prepare({ path, bytes, sha256 });
      return rm(path, { force: true });
    }
    const place = this.placeOf(sha256);
    if ((await sizeOf(place)) === bytes) return rm(path, { force: true });
    await mkdir(dirname(place), { recursive: true, mode: PRIVATE_FOLDER });
    await rename(path, place);
    // The folders are flushed to the disk too, because a crash could otherwise lose the name of the
    // new file or of a new folder.
    for (const folder of [dirname(place), dirname(dirname(place)), this.folder])
      await syncFolder(folder);
  }

  /**
   * Removes a received file that will not be kept. Does nothing if {@link keep} was called before.
   */
  drop({ path }: ReceivedFile): Promise<void> {
    return rm(path, { force: true });
  }

  /**
   * Opens a file of the store for reading.
   * @returns null when the store has no file with this hash and size
   * @throws Problem FILES_UNAVAILABLE when the store of objects does not answer
   */
  async read(sha256: string, bytes: number): Promise<Readable | null> {
    const object = (await this.objects?.get(keyOf(sha256), bytes)) ?? null;
    return object ?? this.readLocal(sha256, bytes);
  }

  private async readLocal(sha256: string, bytes: number): Promise<Readable | null> {
    const file = await open(this.placeOf(sha256), 'r').catch(orNull);
    if (!file) return null;
    if ((await file.stat()).size !== bytes) {
      await file.close();
      return null;
    }
    return file.createReadStream();
  }

  /** Checks whether the store has a file with this hash and size, without reading it. */
  async holds(sha256: string, bytes: number): Promise<boolean> {
    if ((await this.objects?.sizeOf(keyOf(sha256))) === bytes) return true;
    return (await sizeOf(this.placeOf(sha256))) === bytes;
  }

  /** Checks that the store of objects takes a file and gives it up; without one, does nothing. */
  async tryObjects(): Promise<void> {
    if (!this.objects) return;
    const path = join(this.folder, INCOMING, randomUUID());
    await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    await writeFile(path, '', { mode: PRIVATE_FILE });
    try {
      const key = `trial-${randomUUID()}`;
      await this.objects.put(key, path, sha256Of(''));
      await this.objects.remove(key);
    } finally {
      await rm(path, { force: true });
    }
  }

  /**
   * Moves the complete files of the folder to the store of objects, one after the other. A file is
   * removed from the folder when the store has it; when moving is broken off, it goes on where it
   * stopped. Without a store of objects, moves nothing.
   * @throws Problem FILES_UNAVAILABLE
   */
  async moveToObjects(): Promise<MovedFiles> {
    const moved: MovedFiles = { moved: 0, bytes: 0 };
    if (!this.objects) return moved;
    for (const entry of (await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(
      orNull,
    )) ?? []) {
      if (!entry.isFile() || !SHA256.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const { size } = await stat(path);
      await this.keep({ path, bytes: size, sha256: entry.name });
      moved.moved += 1;
      moved.bytes += size;
    }
    return moved;
  }

  /**
   * Removes temporary files that were begun before the instant `before`. A crash during an upload
   * leaves such files behind.
   * @returns the number of removed files
   */
  async removeUnfinished(before: Date): Promise<number> {
    const incoming = join(this.folder, INCOMING);
    let removed = 0;
    for (const name of (await readdir(incoming).catch(orNull)) ?? []) {
      const path = join(incoming, name);
      const found = await stat(path).catch(orNull);
      if (!found || found.mtimeMs >= before.getTime()) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private placeOf(sha256: string): string {
    return join(this.folder, keyOf(sha256));
  }
}

/** Where the files of an installation are kept. */
export interface FilesPlace {
  DATA_DIR: string;
  FILES_URL?: string | undefined;
}

/** Returns the name of a file within the store. */
function keyOf(sha256: string): string {
  if (!SHA256.test(sha256)) throw new Error('not a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length;)
    written += (await file.write(chunk, written, chunk.length - written)).bytesWritten;
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, constants.O_RDONLY);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

const sizeOf = async (path: string): Promise<number | null> =>
  (await stat(path).catch(orNull))?.size ?? null;

function orNull(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
