import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';

const MIB = 1024 * 1024;
/** One log segment of 16 MB, which PostgreSQL needs to come up after a crash, and what else a start writes. */
const RESERVE_BYTES = 24 * MIB;
/** A disk that has less than this beside the reserve is left as it is. */
const FREE_BESIDE_BYTES = 96 * MIB;

const fileOf = (cluster: string): string => path.join(cluster, 'tracker-reserve');

/**
 * Keeps a file of zeros beside the data, which is given up when the disk is so full that PostgreSQL cannot even start:
 * with its room the database comes up and can be read. Does nothing where the reserve stands or there is no room for it.
 */
export function keepReserve(cluster: string): void {
  const file = fileOf(cluster);
  if (existsSync(file)) return;
  const { bavail, bsize } = statfsSync(cluster);
  if (bavail * bsize < RESERVE_BYTES + FREE_BESIDE_BYTES) return;
  const handle = openSync(file, 'wx', 0o600);
  try {
    // Written out, because a hole in a file keeps no room.
    for (let written = 0; written < RESERVE_BYTES; written += MIB) writeSync(handle, Buffer.alloc(MIB));
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Gives the reserve's room back to the disk. @returns whether there was a reserve. */
export function spendReserve(cluster: string): boolean {
  const file = fileOf(cluster);
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
