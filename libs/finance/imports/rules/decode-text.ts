import { UnreadableFile } from './import-problem.js';

/** Stands for bytes that are no character of the encoding; whoever reads the cells refuses those that have it. */
export const DAMAGED = '\ufffd';
/** A file of which more than one character in so many is damaged is of another encoding. */
const DAMAGED_ONE_IN = 20;
/** Characters of three or four bytes in UTF-8: all Chinese ones. By chance such bytes hardly ever follow each other in GB18030. */
const LONG_IN_UTF8 = /[\u0800-\ufffc]|[\u{10000}-\u{10ffff}]/gu;

/**
 * Text of a CSV file: UTF-8 with or without BOM, or GB18030, which Chinese spreadsheets write by default. Single damaged bytes
 * become {@link DAMAGED} where they are, in the encoding that the file is in: a UTF-8 file with one wrong byte is still UTF-8,
 * and read as GB18030 all of its texts would be other characters.
 * @throws UnreadableFile FILE_ENCODING when it is neither
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

/** The character between cells: whichever of comma, semicolon and tab the first line that says anything has most of outside quotes. */
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

/** Whether a file is a workbook of the old kind, or an encrypted one. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** What the first bytes say a file is. */
export const formatOf = (bytes: Uint8Array): 'csv' | 'xlsx' =>
  begins(bytes, 0x50, 0x4b) || isOldWorkbook(bytes) ? 'xlsx' : 'csv';
