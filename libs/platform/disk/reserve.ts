import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';

const MIB = 1024 * 1024;
/**
 * Free space in bytes that must remain after a reserve file is created. With less, no reserve file
 * is created.
 */
const FREE_BESIDE_BYTES = 96 * MIB;

/**
 * Creates a reserve: a file of zeros that {@link spendReserve} deletes when the disk is full, so
 * that essential writes can continue in its space. Does nothing if the file exists or there is too
 * little space.
 */
export function keepReserve(file: string, bytes: number): void {
  if (existsSync(file)) return;
  const { bavail, bsize } = statfsSync(path.dirname(file));
  if (bavail * bsize < bytes + FREE_BESIDE_BYTES) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    // The zeros are actually written, because a file whose size is merely set (sparse file) takes
    // no space on the disk.
    for (let written = 0; written < bytes; written += MIB) writeSync(handle, Buffer.alloc(MIB));
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/**
 * Deletes the reserve file to free its space.
 * @returns whether the file existed.
 */
export function spendReserve(file: string): boolean {
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
