import { UnreadableFile } from './import-problem.js';

/** Text of a CSV file: UTF-8 with or without BOM, or GB18030, which Chinese spreadsheets write by default. @throws UnreadableFile */
export function decodeCsv(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  }
  throw new UnreadableFile('FILE_ENCODING');
}

/** The character between cells: whichever of comma, semicolon and tab the first line that says anything has most of outside quotes. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const line = /^\s*(\S[^\r\n]*)/.exec(text.slice(0, 20_000))?.[1]?.replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string): number => line.split(mark).length;
  return count(';') > count(',') ? (count('\t') > count(';') ? '\t' : ';') : count('\t') > count(',') ? '\t' : ',';
}

const begins = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

/** Whether a file is a workbook of the old kind, or an encrypted one. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** What the first bytes say a file is. */
export const formatOf = (bytes: Uint8Array): 'csv' | 'xlsx' => (begins(bytes, 0x50, 0x4b) || isOldWorkbook(bytes) ? 'xlsx' : 'csv');
