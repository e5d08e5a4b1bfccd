import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '../rules/import-problem.js';
import { UNPACKED_BYTES_MAX } from '../rules/sheet.js';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_MAX = 65_535;
const ENTRIES_MAX = 1_000;

/**
 * Unpacks every part of a zip once and throws it away, never more than the limit at a time: what a part says of its own size
 * may be a lie, and a few kilobytes can unpack to gigabytes.
 * @returns bytes of all parts together
 * @throws UnreadableFile
 */
export function unpackedSize(zip: Buffer, limit = UNPACKED_BYTES_MAX): number {
  const end = endOf(zip);
  const entries = zip.readUInt16LE(end + 10);
  if (entries > ENTRIES_MAX) throw damaged(`${entries} parts`);
  let at = zip.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) throw damaged('central directory');
    size += sizeOfPart(zip, at, limit - size);
    if (size > limit) throw new UnreadableFile('FILE_TOO_BIG_UNPACKED', { limit });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return size;
}

function endOf(zip: Buffer): number {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - COMMENT_MAX); at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw damaged('no end');
}

function sizeOfPart(zip: Buffer, central: number, left: number): number {
  const packed = zip.readUInt32LE(central + 20);
  const local = zip.readUInt32LE(central + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) throw damaged('local header');
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (from + packed > zip.length) throw damaged('length');
  const method = zip.readUInt16LE(central + 10);
  if (method === 0) return packed;
  if (method !== 8) throw damaged(`method ${method}`);
  try {
    return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: Math.max(1, left + 1) }).length;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('FILE_TOO_BIG_UNPACKED', { limit: left });
    throw damaged('packed data');
  }
}

const damaged = (reason: string): UnreadableFile => new UnreadableFile('FILE_UNREADABLE', { reason: `zip: ${reason}` });
