import { type Database, serviceScope } from '#platform';
import { noteProgress, type Progress, type TakenImport } from '../store/import-work.js';

/** Heartbeat interval of an import in milliseconds, well below the duration of a claim. */
const SIGN_EVERY_MS = 5_000;

/**
 * A claimed import. Stores its progress in separate transactions, and sends heartbeats in between.
 */
export class HeldImport {
  private last: Progress = { phase: 'reading', rowsRead: 0, rowsOf: null };
  private timer: NodeJS.Timeout | null;

  constructor(
    private readonly database: Database,
    private readonly taken: TakenImport,
  ) {
    // A failed heartbeat is ignored: finishing the import checks whether it is still claimed.
    this.timer = setInterval(() => {
      void this.tell(this.last).catch(() => undefined);
    }, SIGN_EVERY_MS);
    this.timer.unref();
  }

  /** Stores the progress. @throws ClaimLost when another process has claimed the import */
  async tell(progress: Progress): Promise<void> {
    this.last = progress;
    await this.database.write(serviceScope('imports'), (tx) =>
      noteProgress(tx, this.taken, progress),
    );
  }

  /**
   * Stores progress without waiting for it: the caller has a transaction open, and waiting for a
   * second connection could deadlock the pool.
   */
  mention(progress: Progress): void {
    void this.tell(progress).catch(() => undefined);
  }

  /**
   * Stops the heartbeats. Must be called before a longer transaction locks the import's row,
   * because a heartbeat would wait for that lock.
   */
  letGo(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
