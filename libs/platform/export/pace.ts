/**
 * Limits the total speed of all writers that are far ahead of their readers. Without this limit,
 * such writers would use all of the processor and the disk for data that nobody reads yet, and
 * delay the requests of other users.
 */
export class Pace {
  /** Time in ms, on the clock of `now`, at which the next writer may go on. */
  private free = 0;

  /**
   * @param ahead number of unread bytes from which a writer is slowed down
   * @param bytesPerSecond speed of all slowed writers together
   * @param now returns the current time in ms; only differences matter
   */
  constructor(
    readonly ahead: number,
    private readonly bytesPerSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Returns how many ms a writer that has written so many bytes ahead of its reader must wait. */
  waitAfter(bytes: number): number {
    const now = this.now();
    this.free = Math.max(this.free, now) + (bytes / this.bytesPerSecond) * 1_000;
    return this.free - now;
  }
}
