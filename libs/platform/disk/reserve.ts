import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';

const MIB = 1024 * 1024;
/** Minimum free space that must remain beside a reserve; with less, no reserve is created. */
const FREE_BESIDE_BYTES = 96 * MIB;

/**
 * Creates a file of zeros whose space is released by {@link spendReserve} when the disk is full, so
 * that essential work can continue. Does nothing if the file exists or there is too little space.
 */
export function keepReserve(file: string, bytes: number): void {
  if (existsSync(file)) return;
  const { bavail, bsize } = statfsSync(path.dirname(file));
  if (bavail * bsize < bytes + FREE_BESIDE_BYTES) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Zeros are written out, because a sparse file reserves no space.
    for (let written = 0; written < bytes; written += MIB) writeSync(handle, Buffer.alloc(MIB));
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Deletes the reserve file to free its space. @returns whether there was one. */
export function spendReserve(file: string): boolean {
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
