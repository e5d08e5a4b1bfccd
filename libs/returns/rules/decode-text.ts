import { UnreadableFile } from './import-problem.js';

/**
 * Character that replaces bytes which are invalid in the file's encoding. Cells that contain this
 * character are refused later.
 */
export const DAMAGED = '\ufffd';
/**
 * Number of characters per damaged character that a text must have at least. If a larger share of
 * its characters is damaged, the text is assumed to be in another encoding.
 */
const DAMAGED_ONE_IN = 20;
/**
 * Matches characters that take three or four bytes in UTF-8, such as all Chinese ones. In a GB18030
 * file such byte sequences hardly ever occur by chance.
 */
const LONG_IN_UTF8 = /[\u0800-\ufffc]|[\u{10000}-\u{10ffff}]/gu;

/**
 * Decodes a CSV file: UTF-8 with or without BOM, or GB18030, which Chinese spreadsheet programs
 * write by default. Single damaged bytes become {@link DAMAGED} and do not change the detected
 * encoding: a UTF-8 file with one wrong byte is still UTF-8, and decoding it as GB18030 would
 * garble all of its texts.
 * @throws UnreadableFile FILE_ENCODING when the file is in neither encoding
 */
export function decodeCsv(bytes: Uint8Array): string {
  const utf8 = decoded('utf-8', bytes);
  const damaged = count(utf8, DAMAGED);
  if (damaged === 0 || hasUtf8Mark(bytes)) return utf8;
  if ((utf8.match(LONG_IN_UTF8)?.length ?? 0) > damaged) return utf8;
  const gb18030 = decoded('gb18030', bytes);
  if (count(gb18030, DAMAGED) * DAMAGED_ONE_IN > gb18030.length)
    throw new UnreadableFile('FILE_ENCODING');
  return gb18030;
}

const decoded = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding).decode(bytes);
const count = (text: string, mark: string): number => text.split(mark).length - 1;
const hasUtf8Mark = (bytes: Uint8Array): boolean => begins(bytes, 0xef, 0xbb, 0xbf);

/**
 * Determines the separator of cells: comma, semicolon or tab, whichever occurs most often outside
 * quotes in the first line that is not blank.
 */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const line = /^\s*(\S[^\r\n]*)/.exec(text.slice(0, 20_000))?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string): number => line.split(mark).length;
  return count(';') > count(',')
    ? count('\t') > count(';')
      ? '\t'
      : ';'
    : count('\t') > count(',')
      ? '\t'
      : ',';
}

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Tells whether a file is a workbook in the old binary format (.xls) or an encrypted workbook. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Determines the format of a file from its first bytes. */
export const formatOf = (bytes: Uint8Array): 'csv' | 'xlsx' =>
  begins(bytes, 0x50, 0x4b) || isOldWorkbook(bytes) ? 'xlsx' : 'csv';
