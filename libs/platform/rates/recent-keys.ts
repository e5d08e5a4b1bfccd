import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  type RateLimiterRes,
} from 'rate-limiter-flexible';

/**
 * Largest number of keys (clients) in memory per kind of requests, so that invented client
 * addresses cannot fill the memory.
 */
const KEYS_MAX = 10_000;

/**
 * Counts requests in the memory of this process. When there are too many keys (clients), those that
 * were not used for the longest time are dropped.
 */
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

  /** Number of keys (clients) whose requests are counted in memory. */
  get size(): number {
    return this.dump().storage.length;
  }
}
