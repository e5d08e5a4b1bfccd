import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';

const MIB = 1024 * 1024;
/** A disk that would have less than this left beside a reserve is left as it is. */
const FREE_BESIDE_BYTES = 96 * MIB;

/**
 * Keeps a file of zeros on the disk of what has to go on when that disk is full; its room is given back by
 * {@link spendReserve}. Does nothing where the reserve stands or where there is no room for it.
 */
export function keepReserve(file: string, bytes: number): void {
  if (existsSync(file)) return;
  const { bavail, bsize } = statfsSync(path.dirname(file));
  if (bavail * bsize < bytes + FREE_BESIDE_BYTES) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Written out, because a hole in a file keeps no room.
    for (let written = 0; written < bytes; written += MIB) writeSync(handle, Buffer.alloc(MIB));
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Gives the reserve's room back to the disk. @returns whether there was a reserve. */
export function spendReserve(file: string): boolean {
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
