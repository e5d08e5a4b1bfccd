import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  type RateLimiterRes,
} from 'rate-limiter-flexible';

/** Maximum number of keys in memory per kind, so that made-up addresses cannot exhaust it. */
const KEYS_MAX = 10_000;

/** Counts in the memory of this process and drops the least recently used keys. */
export class RecentKeys extends RateLimiterMemory {
  private readonly recent = new Set<string>();

  constructor(
    options: IRateLimiterOptions,
    private readonly keysMax = KEYS_MAX,
  ) {
    super(options);
  }

  override async consume(key: string, points?: number): Promise<RateLimiterRes> {
    this.recent.delete(key);
    this.recent.add(key);
    const [oldest] = this.recent;
    if (this.recent.size > this.keysMax && oldest !== undefined) {
      this.recent.delete(oldest);
      await this.delete(oldest);
    }
    return super.consume(key, points);
  }

  /** Number of keys in memory. */
  get size(): number {
    return this.dump().storage.length;
  }
}
