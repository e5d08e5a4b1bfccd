const MINUTE_MS = 60_000;
/** A whisker below one, so that a wait of whole seconds is always enough in spite of binary fractions. */
const ONE = 1 - 1e-9;

/**
 * One bucket per key, each holding up to `perMinute` requests and filling up again within a minute. Knows the keys used
 * last and forgets the others, so that made-up addresses cannot fill the memory.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, { left: number; atMs: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly keysMax = 10_000,
  ) {}

  /** Takes one request out. @returns whole seconds to wait, 0 when it was there. */
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

  /** Whole seconds until a request would be taken, without taking one. */
  wait(key: string, nowMs: number): number {
    return this.secondsUntilOne(this.leftAt(key, nowMs));
  }

  /** How many keys are known at the moment. */
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
