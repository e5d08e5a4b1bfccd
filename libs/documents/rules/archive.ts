import { type Content, EXCEL, OFD, OPEN_DOCUMENT, POWERPOINT, WORD, ZIP } from './document-type.js';

/** One entry in the directory of a ZIP archive. */
export interface ArchiveEntry {
  name: string;
  /**
   * Size of the unpacked entry in bytes, as stated in the directory of the archive. It is not
   * verified.
   */
  unpackedBytes: number;
}

/** Largest total size of the unpacked entries of an archive, in bytes. */
const UNPACKED_MAX = 2_147_483_648;
/**
 * Largest accepted ratio between the unpacked size of an archive and its own size. Text is
 * compressed to about a tenth.
 */
const UNPACKED_TIMES_MAX = 200;

/**
 * Returns the type of a ZIP archive, such as an office format, evaluated by the names of its entries.
 * Returns null for an office file with macros, because no accepted file type may contain macros.
 */
export function contentOfArchive(entries: readonly ArchiveEntry[]): Content | null {
  const names = new Set(entries.map(({ name }) => name));
  const begins = (folder: string): boolean => entries.some(({ name }) => name.startsWith(folder));
  if (names.has('OFD.xml')) return OFD;
  if (entries[0]?.name === 'mimetype' && names.has('content.xml')) return OPEN_DOCUMENT;
  if (!names.has('[Content_Types].xml')) return ZIP;
  if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) return null;
  if (begins('word/')) return WORD;
  if (begins('xl/')) return EXCEL;
  return begins('ppt/') ? POWERPOINT : ZIP;
}

/**
 * Checks whether the unpacked entries of an archive are so large, in total or compared with the
 * archive, that they could fill the disk or memory of a reader.
 * @param bytes size of the archive
 */
export function unpacksTooLarge(entries: readonly ArchiveEntry[], bytes: number): boolean {
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  return unpacked > UNPACKED_MAX || unpacked > bytes * UNPACKED_TIMES_MAX;
}
