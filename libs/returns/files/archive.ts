import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../rules/import-problem.js';
import { ARCHIVE_PARTS_MAX, UNPACKED_BYTES_MAX } from '../rules/import-limits.js';

/**
 * A zip archive. Its directory is read once, and only the requested files in it are unpacked. All
 * unpacked bytes count against one common limit during unpacking, because the sizes that an archive
 * declares cannot be trusted.
 */
export class Archive {
  private left = UNPACKED_BYTES_MAX;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Opens a zip archive.
   * @throws UnreadableFile when the bytes are no archive, or it contains too many files or two
   * files with the same name
   */
  static async open(bytes: Buffer): Promise<Archive> {
    const entries = new Map<string, Entry>();
    try {
      const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
      if (zip.entryCount > ARCHIVE_PARTS_MAX)
        throw new UnreadableFile('ARCHIVE_PARTS_TOO_MANY', { limit: ARCHIVE_PARTS_MAX });
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        if (entries.has(name))
          throw new UnreadableFile('ARCHIVE_PART_TWICE', { name: entry.fileName.slice(0, 100) });
        entries.set(name, entry);
      }
      return new Archive(zip, entries);
    } catch (error) {
      throw aboutTheBytes(error, 'zip');
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * Yields the text of a file in the archive, in chunks.
   * @throws UnreadableFile when the file is missing or damaged, or the archive exceeds the limit
   * when unpacked
   */
  async *textOf(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry)
      throw new UnreadableFile('FILE_UNREADABLE', { reason: `zip: no ${name.slice(0, 100)}` });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let sum = 0;
    try {
      for await (const chunk of (await this.zip.openReadStreamPromise(
        entry,
      )) as AsyncIterable<Buffer>) {
        this.left -= chunk.length;
        if (this.left < 0)
          throw new UnreadableFile('FILE_TOO_BIG_UNPACKED', { limit: UNPACKED_BYTES_MAX });
        sum = crc32(chunk, sum);
        yield decoder.decode(chunk, { stream: true });
      }
      if (sum !== entry.crc32)
        throw new UnreadableFile('FILE_UNREADABLE', {
          reason: `zip: ${name.slice(0, 100)} is damaged`,
        });
      yield decoder.decode();
    } catch (error) {
      throw aboutTheBytes(error, 'zip');
    }
  }
}

/**
 * Converts an error thrown while reading into an UnreadableFile, because only the bytes of the file
 * can have caused it. Errors about exhausted memory are returned unchanged.
 */
export function aboutTheBytes(error: unknown, where: string): Error {
  if (error instanceof UnreadableFile) return error;
  // A RangeError without a code means that memory ran out; Node's own range checks set a code.
  if (error instanceof RangeError && !('code' in error)) return error;
  const reason = String((error as Error).message)
    .replace(/[^\p{L}\p{N} .,:'-]/gu, ' ')
    .slice(0, 200);
  return new UnreadableFile('FILE_UNREADABLE', { reason: `${where}: ${reason}` });
}
