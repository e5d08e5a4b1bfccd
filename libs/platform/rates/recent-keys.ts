import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  type RateLimiterRes,
} from 'rate-limiter-flexible';

/** Keys that are remembered of one kind; made-up addresses cannot fill the memory. */
const KEYS_MAX = 10_000;

/** Counts in the memory of this process, and forgets the keys whose last use is longest ago. */
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

  /** How many keys are known at the moment. */
  get size(): number {
    return this.dump().storage.length;
  }
}
