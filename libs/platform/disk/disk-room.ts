import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { Problem } from '../problem/problem.js';
import { isDiskFull } from './disk-fault.js';
import { keepReserve, spendReserve } from './reserve.js';

/**
 * The state of a full disk: since when it has been full, and the free bytes at the last check (null
 * when unknown).
 */
export interface FullDisk {
  since: Date;
  bytesFree: number | null;
}

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 2_000;
/**
 * Shortest time between two test writes, in ms. A check within that time makes no test write and
 * leaves the state unchanged.
 */
const TRIAL_EVERY_MS = 500;
const TRIAL_BYTES = 256 * 1024;
/**
 * Size in bytes of the reserve, a file that is deleted when other programs have filled the disk.
 * Its space is enough for the alarm, the heartbeat and the sessions of users who only read.
 */
const RESERVE_BYTES = 4 * MIB;

/**
 * Monitors whether there is disk space to write. While a disk is full, writes are refused with an
 * explanation and reads continue. This state begins when a disk of this machine has less than
 * `DISK_FREE_MIN_MB` free, or when a write fails for lack of space, also on the database's machine.
 * It ends when there is enough space again and a test write succeeds.
 */
export class DiskRoom {
  private found: FullDisk | null = null;
  private trial: () => Promise<unknown> = () => Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private triedAt = -TRIAL_EVERY_MS;

  constructor(
    private readonly settings: Pick<Settings, 'DATA_DIR' | 'DISK_FREE_MIN_MB'>,
    private readonly log: Log | null,
  ) {}

  /** Returns since when the disk has been full; null while there is space. */
  full(): FullDisk | null {
    return this.found;
  }

  /**
   * Throws an error while the disk is full; called before writes.
   * @throws Problem DISK_FULL.
   */
  refuseWhenFull(): void {
    if (this.found) throw new Problem('DISK_FULL');
  }

  /**
   * Throws an error when `bytes` more would leave less free than the minimum; called before a
   * large write.
   * @throws Problem DISK_FULL.
   */
  async refuseUnlessRoomFor(bytes: number): Promise<void> {
    this.refuseWhenFull();
    const bytesFree = await this.leastFree();
    if (bytesFree !== null && bytesFree - bytes < this.settings.DISK_FREE_MIN_MB * MIB)
      throw new Problem('DISK_FULL');
  }

  /**
   * Examines the error of a failed transaction. If a full disk caused the error, further writes are
   * refused.
   */
  note(error: unknown): void {
    if (isDiskFull(error)) this.begin(null);
  }

  /**
   * Sets the test write for the disk of the database.
   * @param trial a database operation that temporarily takes space on that disk.
   */
  tryWith(trial: () => Promise<unknown>): void {
    this.trial = trial;
  }

  /** Starts periodic checks, until {@link stop}. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Stops the periodic checks. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  /** Checks the disk space now. If a check is in progress, waits for that one. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const bytesFree = await this.leastFree();
    const { found } = this;
    // Once the disk counts as full, a quarter more than the minimum must be free before it counts
    // as having space. Otherwise the state would alternate around the minimum.
    const wanted = this.settings.DISK_FREE_MIN_MB * MIB * (found ? 1.25 : 1);
    if (bytesFree !== null && bytesFree < wanted) return this.begin(bytesFree);
    if (!found) return this.keepReserve();
    if (!(await this.trialSucceeds())) return;
    this.found = null;
    const seconds = Math.ceil((Date.now() - found.since.getTime()) / 1_000);
    this.log?.warn({ seconds }, 'disk.has-room-again');
  }

  private begin(bytesFree: number | null): void {
    if (!this.found) this.log?.error({ bytesFree }, 'disk.full');
    spendReserve(this.reserve);
    this.found = {
      since: this.found?.since ?? new Date(),
      bytesFree: bytesFree ?? this.found?.bytesFree ?? null,
    };
  }

  private get reserve(): string {
    return join(this.settings.DATA_DIR, '.reserve');
  }

  /**
   * Creates the reserve file, but only if the database is on this machine. Otherwise the file would
   * be on another disk than the database and its space of no use.
   */
  private keepReserve(): void {
    if (!existsSync(join(this.settings.DATA_DIR, 'postgres'))) return;
    try {
      keepReserve(this.reserve, RESERVE_BYTES);
    } catch {
      // Ignored: another process has just created the file, or there is not enough space for it.
    }
  }

  /**
   * Returns the smaller number of free bytes of two disks: that of the data folder and that of the
   * embedded database. Returns null when the operating system reports neither.
   */
  private async leastFree(): Promise<number | null> {
    const { DATA_DIR } = this.settings;
    const free: number[] = [];
    for (const folder of [DATA_DIR, join(DATA_DIR, 'postgres')]) {
      const disk = await statfs(folder).catch(() => null);
      if (disk) free.push(disk.bavail * disk.bsize);
    }
    return free.length === 0 ? null : Math.min(...free);
  }

  private async trialSucceeds(): Promise<boolean> {
    if (performance.now() - this.triedAt < TRIAL_EVERY_MS) return false;
    this.triedAt = performance.now();
    const file = join(this.settings.DATA_DIR, `.room-${randomUUID()}`);
    try {
      await writeFile(file, Buffer.alloc(TRIAL_BYTES), { mode: 0o600, flush: true });
      await this.trial();
      return true;
    } catch (error) {
      // If the data folder does not exist, nothing can be written. That is no sign of a full disk,
      // so the test counts as successful. All other errors count as failed.
      return (error as NodeJS.ErrnoException).code === 'ENOENT';
    } finally {
      await unlink(file).catch(() => undefined);
    }
  }
}

/**
 * SQL for a test write of the database. It sorts more rows than the allowed memory can hold, so the
 * database writes about two megabytes to its disk and deletes them again. It needs neither a table
 * nor the permission to write.
 */
export const SPILLING_SORT = {
  setting: "SELECT set_config('work_mem', '64kB', true)",
  sort: 'SELECT count(*) FROM (SELECT value FROM generate_series(1, 150000) value ORDER BY value % 1009, value OFFSET 1) sorted',
} as const;
