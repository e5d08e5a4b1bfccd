import { Injectable } from '@nestjs/common';
import { Clock, Refusal, Settings } from '#platform';
import { RATE_KINDS, type RateKind, readRateLimits } from './limits.js';
import { TokenBuckets } from './token-buckets.js';

/**
 * Rate limiter that keeps one account or network address from using up the whole server. It counts
 * in the memory of this process.
 */
@Injectable()
export class RateLimits {
  private readonly buckets: ReadonlyMap<RateKind, TokenBuckets>;

  constructor(
    settings: Settings,
    private readonly clock: Clock,
  ) {
    const limits = readRateLimits(settings.RATE_LIMITS);
    this.buckets = new Map(
      limits ? RATE_KINDS.map((kind) => [kind, new TokenBuckets(limits[kind])]) : [],
    );
  }

  /** Counts a request. @throws Refusal RATE_LIMITED with the seconds to wait */
  count(kind: RateKind, whose: string): void {
    refuseUntil(this.buckets.get(kind)?.take(whose, this.clock.now().getTime()));
  }

  /** Whether the limit is used up by earlier requests; counts nothing. */
  isUsedUp(kind: RateKind, whose: string): boolean {
    return (this.buckets.get(kind)?.wait(whose, this.clock.now().getTime()) ?? 0) > 0;
  }
}

function refuseUntil(seconds = 0): void {
  if (seconds > 0) throw new Refusal('RATE_LIMITED', { seconds });
}
