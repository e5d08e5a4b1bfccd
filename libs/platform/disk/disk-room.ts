import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { Problem } from '../problem/problem.js';
import { isDiskFull } from './disk-fault.js';
import { keepReserve, spendReserve } from './reserve.js';

/** A full disk: since when, and the free bytes at the last check, if known. */
export interface FullDisk {
  since: Date;
  bytesFree: number | null;
}

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 2_000;
/**
 * Minimum interval between two test writes. More frequent checks get the result of the last one.
 */
const TRIAL_EVERY_MS = 500;
const TRIAL_BYTES = 256 * 1024;
/**
 * Size of the reserve in bytes. It leaves room for the alarm, the heartbeat and the sessions of
 * readers when other programs have filled the disk.
 */
const RESERVE_BYTES = 4 * MIB;

/**
 * Tracks whether there is disk space to write. A full disk is a temporary state: writes are refused
 * with an explanation and reads continue. It begins when a disk of this machine has less than
 * `DISK_FREE_MIN_MB` free, or when a write failed for lack of space on any machine. It ends when
 * there is enough space again and a test write succeeds.
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

  /** The full disk; null while there is space. */
  full(): FullDisk | null {
    return this.found;
  }

  /** Refuses a write while the disk is full. @throws Problem DISK_FULL */
  refuseWhenFull(): void {
    if (this.found) throw new Problem('DISK_FULL');
  }

  /** Examines the error of a failed write; one caused by lack of space begins the state. */
  note(error: unknown): void {
    if (isDiskFull(error)) this.begin(null);
  }

  /** @param trial a database operation that temporarily takes space on its disk. */
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

  /** Checks now, or joins a check in progress. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const bytesFree = await this.leastFree();
    const { found } = this;
    // Ending the state needs somewhat more space than the minimum, so that it does not flicker.
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
   * Creates the reserve, only if the database is on this machine; otherwise the reserve would be on
   * another disk.
   */
  private keepReserve(): void {
    if (!existsSync(join(this.settings.DATA_DIR, 'postgres'))) return;
    try {
      keepReserve(this.reserve, RESERVE_BYTES);
    } catch {
      // Another process of this machine has just created it, or there is no space.
    }
  }

  /**
   * Free bytes of the fullest of the disks with the program's folder and its database; null when
   * the system does not report it.
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
      // A missing folder, like any error other than a full disk, is no sign of a full disk.
      return (error as NodeJS.ErrnoException).code === 'ENOENT';
    } finally {
      await unlink(file).catch(() => undefined);
    }
  }
}

/**
 * SQL that sorts more than fits into the allowed memory, so that the database writes about two
 * megabytes to its disk and removes them again. It needs no table and no write permission.
 */
export const SPILLING_SORT = {
  setting: "SELECT set_config('work_mem', '64kB', true)",
  sort: 'SELECT count(*) FROM (SELECT value FROM generate_series(1, 150000) value ORDER BY value % 1009, value OFFSET 1) sorted',
} as const;
