import { type Database, serviceScope } from '#platform/database';
import { noteProgress, type Progress, type TakenImport } from '../store/import-work.js';

/**
 * Interval, in milliseconds, at which a process reports that it still works on an import. It is
 * well below the period without reports after which another process may take over.
 */
const SIGN_EVERY_MS = 5_000;

/**
 * An import on which this process works. Stores the progress, each time in a transaction of its
 * own, and regularly reports that this process is alive.
 */
export class HeldImport {
  private last: Progress = { phase: 'reading', rowsRead: 0, rowsOf: null };
  private timer: NodeJS.Timeout | null;

  constructor(
    private readonly database: Database,
    private readonly taken: TakenImport,
  ) {
    // A failed report is ignored here, because before the import is finished it is checked whether
    // this process may still work on it.
    this.timer = setInterval(() => {
      void this.tell(this.last).catch(() => undefined);
    }, SIGN_EVERY_MS);
    this.timer.unref();
  }

  /**
   * Stores the progress of the import, and reports that this process is alive.
   * @throws ClaimLost when another process has taken over the import.
   */
  async tell(progress: Progress): Promise<void> {
    this.last = progress;
    await this.database.write(serviceScope('imports'), (tx) =>
      noteProgress(tx, this.taken, progress),
    );
  }

  /**
   * Stores the progress without waiting for the result: the caller has a transaction open, and
   * waiting for a second database connection could cause a deadlock.
   */
  mention(progress: Progress): void {
    void this.tell(progress).catch(() => undefined);
  }

  /**
   * Stops reporting that this process is alive. Must be called before a longer transaction locks
   * the import's row, because a report would wait for that lock.
   */
  letGo(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
