const MINUTE_MS = 60_000;
/**
 * Slightly less than one, so that rounding errors of binary fractions never make a wait of whole
 * seconds too short.
 */
const ONE = 1 - 1e-9;

/**
 * Token buckets, one per key, each with up to `perMinute` requests and refilled within a minute.
 * Keeps only the most recently used keys, so that requests from invented addresses cannot fill the
 * memory.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, { left: number; atMs: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly keysMax = 10_000,
  ) {}

  /** Takes one request from a bucket. @returns whole seconds to wait, 0 when it was available */
  take(key: string, nowMs: number): number {
    const left = this.leftAt(key, nowMs);
    const taken = left >= ONE ? left - 1 : left;
    this.buckets.delete(key);
    this.buckets.set(key, { left: taken, atMs: nowMs });
    for (const oldest of this.buckets.keys()) {
      if (this.buckets.size <= this.keysMax) break;
      this.buckets.delete(oldest);
    }
    return this.secondsUntilOne(left);
  }

  /** Whole seconds until a request would be available; takes none. */
  wait(key: string, nowMs: number): number {
    return this.secondsUntilOne(this.leftAt(key, nowMs));
  }

  /** Number of keys kept at present. */
  get size(): number {
    return this.buckets.size;
  }

  private leftAt(key: string, nowMs: number): number {
    const known = this.buckets.get(key);
    return known
      ? Math.min(
          this.perMinute,
          known.left + (Math.max(0, nowMs - known.atMs) * this.perMinute) / MINUTE_MS,
        )
      : this.perMinute;
  }

  private secondsUntilOne(left: number): number {
    return left >= ONE ? 0 : Math.ceil((ONE - left) / (this.perMinute / 60));
  }
}
