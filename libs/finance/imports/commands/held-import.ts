import { type Database, serviceScope } from '#platform';
import { noteProgress, type Progress, type TakenImport } from '../store/import-work.js';

/** How often somebody at work gives a sign, in milliseconds; well within the claim. */
const SIGN_EVERY_MS = 5_000;

/** A file that somebody is at work on: tells how far the work is, in transactions of its own, and gives signs of life in between. */
export class HeldImport {
  private last: Progress = { phase: 'reading', rowsRead: 0, rowsOf: null };
  private timer: NodeJS.Timeout | null;

  constructor(
    private readonly database: Database,
    private readonly taken: TakenImport,
  ) {
    // A sign that cannot be given ends nothing by itself: whoever finishes finds out whether the file is still theirs.
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

  /** Tells without waiting: who has a transaction open must not wait for another connection, or those at work would wait for each other. */
  mention(progress: Progress): void {
    void this.tell(progress).catch(() => undefined);
  }

  /** Gives no more signs. Must come before the row is ended in a longer transaction, which a sign would wait for. */
  letGo(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
