import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ownCounters, RateCounters, type TakeRequest } from '../../rates/rate-counters.js';
import { Problem } from '../../problem/problem.js';
import { Settings } from '../../config/settings.js';
import { CHEAP_RATES, RATE_KINDS, type RateKind, readRateLimits } from './default-limits.js';

/**
 * Limits the number of requests per minute, so that no single account or network can overload the
 * server.
 */
@Injectable()
export class RateLimiter implements OnApplicationShutdown {
  private readonly takers: ReadonlyMap<RateKind, TakeRequest>;

  constructor(
    settings: Settings,
    private readonly counters: RateCounters,
  ) {
    const own = ownCounters();
    const limits = readRateLimits(settings.RATE_LIMITS);
    this.takers = new Map(
      limits
        ? RATE_KINDS.map((kind) => [
            kind,
            (CHEAP_RATES.has(kind) ? own : counters).perMinute(kind, limits[kind]),
          ])
        : [],
    );
  }

  /**
   * Counts a request of a kind.
   * @param whose id of the account, network or browser under which the request is counted
   * @throws Problem RATE_LIMITED with the number of seconds to wait, when the limit is exceeded
   */
  async count(kind: RateKind, whose: string): Promise<void> {
    const seconds = (await this.takers.get(kind)?.(whose)) ?? 0;
    if (seconds > 0) throw new Problem('RATE_LIMITED', { seconds });
  }

  onApplicationShutdown(): Promise<void> {
    return this.counters.close();
  }
}
