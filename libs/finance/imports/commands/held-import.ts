import { type Database, serviceScope } from '#platform';
import { noteProgress, type Progress, type TakenImport } from '../store/import-work.js';

/** Heartbeat interval of an import, in milliseconds; well below the duration of the claim. */
const SIGN_EVERY_MS = 5_000;

/**
 * A claimed import: stores its progress in transactions of its own, and sends heartbeats in
 * between.
 */
export class HeldImport {
  private last: Progress = { phase: 'reading', rowsRead: 0, rowsOf: null };
  private timer: NodeJS.Timeout | null;

  constructor(
    private readonly database: Database,
    private readonly taken: TakenImport,
  ) {
    // A failed heartbeat ends nothing by itself: finishing the import checks whether it is still
    // claimed.
    this.timer = setInterval(() => {
      void this.tell(this.last).catch(() => undefined);
    }, SIGN_EVERY_MS);
    this.timer.unref();
  }

  /** @throws ClaimLost when somebody else has the file by now */
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
   * Stops the heartbeats. Must be called before the row is finished in a longer transaction, for
   * which a heartbeat would wait.
   */
  letGo(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
