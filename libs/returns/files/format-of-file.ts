import { open } from 'node:fs/promises';
import { formatOf } from '../rules/decode-text.js';

/** Number of bytes that tell a workbook from a text. */
const SIGNATURE_BYTES = 8;

/** Determines the format of an uploaded file by its first bytes. */
export async function formatOfFile(path: string): Promise<'csv' | 'xlsx'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIGNATURE_BYTES), 0);
    return formatOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
