import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { Problem } from '../problem/problem.js';
import { isDiskFull } from './disk-fault.js';
import { keepReserve, spendReserve } from './reserve.js';

/** A disk without room: since when, and how much was left when that was last looked at, if anybody can tell. */
export interface FullDisk {
  since: Date;
  bytesFree: number | null;
}

const MIB = 1024 * 1024;
const LOOK_EVERY_MS = 2_000;
/** Whoever asks more often than this gets the answer of the last trial. */
const TRIAL_EVERY_MS = 500;
const TRIAL_BYTES = 256 * 1024;
/**
 * Room for the alarm, the heartbeat and the sessions of readers when other programs have filled the
 * disk.
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

  /** The state; null while there is room. */
  full(): FullDisk | null {
    return this.found;
  }

  /** @throws Problem DISK_FULL */
  refuseWhenFull(): void {
    if (this.found) throw new Problem('DISK_FULL');
  }

  /** Looks at every failure of a write; one for want of room begins the state. */
  note(error: unknown): void {
    if (isDiskFull(error)) this.begin(null);
  }

  /** @param trial a use of the database that takes room on its disk and gives it back. */
  tryWith(trial: () => Promise<unknown>): void {
    this.trial = trial;
  }

  /** Looks from now on, until {@link stop}. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  /** Looks no more. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  /** Looks now, or joins the look under way. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const bytesFree = await this.leastFree();
    const { found } = this;
    // A little more than the least, so that the state does not flicker around it.
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

  /** Only where the database stands on the same machine: elsewhere the room would be on another disk than its own. */
  private keepReserve(): void {
    if (!existsSync(join(this.settings.DATA_DIR, 'postgres'))) return;
    try {
      keepReserve(this.reserve, RESERVE_BYTES);
    } catch {
      // Another process of this machine makes it in the same moment, or there is no room.
    }
  }

  /** Of the disks that hold the program's folder and its database; null when the system does not say. */
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
      // A folder that is not there is no sign of a full disk, and neither is any other fault.
      return (error as NodeJS.ErrnoException).code === 'ENOENT';
    } finally {
      await unlink(file).catch(() => undefined);
    }
  }
}

/**
 * Sorts more than fits into the memory it allows itself, so that the database writes some two megabytes to its disk and
 * removes them again. It needs no table and no right to write.
 */
export const SPILLING_SORT = {
  setting: "SELECT set_config('work_mem', '64kB', true)",
  sort: 'SELECT count(*) FROM (SELECT value FROM generate_series(1, 150000) value ORDER BY value % 1009, value OFFSET 1) sorted',
} as const;
