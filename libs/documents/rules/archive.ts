import { type Content, EXCEL, OFD, OPEN_DOCUMENT, POWERPOINT, WORD, ZIP } from './document-type.js';

/** One entry in the directory of a ZIP archive. */
export interface ArchiveEntry {
  name: string;
  /** Size in bytes as the directory states it. */
  unpackedBytes: number;
}

/** Largest total size of the unpacked entries of an archive, in bytes. */
const UNPACKED_MAX = 2_147_483_648;
/** How many times its own size an archive may hold; text compresses about ten times. */
const UNPACKED_TIMES_MAX = 200;

/**
 * Returns what a ZIP archive is by the names of its entries. Null for an office file with macros,
 * which no accepted ending stands for.
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
 * Checks whether an archive unpacks to far more than it is, so that it fills the disk or the memory
 * of whoever opens it.
 * @param bytes size of the archive
 */
export function unpacksTooLarge(entries: readonly ArchiveEntry[], bytes: number): boolean {
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  return unpacked > UNPACKED_MAX || unpacked > bytes * UNPACKED_TIMES_MAX;
}
