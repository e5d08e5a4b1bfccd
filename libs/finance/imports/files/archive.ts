import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../rules/import-problem.js';
import { ARCHIVE_PARTS_MAX, UNPACKED_BYTES_MAX } from '../rules/sheet.js';

/**
 * A zip archive of which one directory, read once, decides what it holds. Nothing is unpacked but what is asked for, and every
 * unpacked byte of any part counts against one limit while it is unpacked: what a part says of its own size is not believed.
 */
export class Archive {
  private left = UNPACKED_BYTES_MAX;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws UnreadableFile when it is no archive, has too many parts, or two of one name */
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

  /** The text of a part, piece by piece. @throws UnreadableFile when there is none, it is damaged, or the archive unpacks beyond the limit */
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

/** Only the bytes decide what a reader throws, so whatever it throws is about them; memory that is missing is not. */
export function aboutTheBytes(error: unknown, where: string): Error {
  if (error instanceof UnreadableFile) return error;
  // Node's own checks of a range carry a code.
  if (error instanceof RangeError && !('code' in error)) return error;
  const reason = String((error as Error).message)
    .replace(/[^\p{L}\p{N} .,:'-]/gu, ' ')
    .slice(0, 200);
  return new UnreadableFile('FILE_UNREADABLE', { reason: `${where}: ${reason}` });
}
