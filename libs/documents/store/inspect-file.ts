import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { openPromise } from 'yauzl';
import { refuseField } from '#platform/problem';
import { type ArchiveEntry, contentOfArchive, unpacksTooLarge } from '../rules/archive.js';
import type { Content } from '../rules/document-type.js';
import { contentOfText } from '../rules/text-content.js';

/**
 * Number of bytes at the beginning of a file in which signatures of file types are searched. All
 * known signatures lie within the first 4,100 bytes.
 */
const SIGNATURE_BYTES = 4_100;
const TEXT_BYTES = 65_536;
/** Largest number of entries of an archive. */
const ENTRIES_MAX = 20_000;
const ZIP_SIGNATURE = /^PK(\u0003\u0004|\u0005\u0006)/;

/**
 * Returns the type of a received file's content. Reads only the beginning of the file and, of a ZIP
 * archive, the directory. No entry is unpacked, so that a hostile file costs only a limited amount
 * of work.
 * @throws Problem DOCUMENT_ARCHIVE for an archive that is damaged, or whose entries would be far
 * too large when unpacked
 */
export async function contentOfFile(path: string, bytes: number): Promise<Content | null> {
  const file = await open(path, 'r');
  try {
    const beginning = await beginningOf(file, TEXT_BYTES);
    if (ZIP_SIGNATURE.test(beginning.toString('latin1', 0, 4))) {
      const entries = await entriesOf(path);
      if (entries === null || unpacksTooLarge(entries, bytes))
        throw refuseField('DOCUMENT_ARCHIVE', 'file');
      return contentOfArchive(entries);
    }
    const known = await fileTypeFromBuffer(beginning.subarray(0, SIGNATURE_BYTES)).catch(
      () => undefined,
    );
    if (known && known.mime !== 'application/xml') return known.mime;
    return contentOfText(beginning, beginning.length === bytes);
  } finally {
    await file.close();
  }
}

async function beginningOf(file: FileHandle, max: number): Promise<Buffer> {
  const buffer = Buffer.alloc(max);
  const { bytesRead } = await file.read(buffer, 0, max, 0);
  return buffer.subarray(0, bytesRead);
}

/** Returns the directory of a ZIP archive; null when it is damaged or has too many entries. */
async function entriesOf(path: string): Promise<ArchiveEntry[] | null> {
  const entries: ArchiveEntry[] = [];
  try {
    const zip = await openPromise(path, { lazyEntries: true });
    try {
      if (zip.entryCount > ENTRIES_MAX) return null;
      for await (const { fileName, uncompressedSize } of zip.eachEntry()) {
        entries.push({ name: fileName, unpackedBytes: uncompressedSize });
        if (entries.length > ENTRIES_MAX) return null;
      }
    } finally {
      zip.close();
    }
  } catch {
    return null;
  }
  return entries;
}
