import { Redis } from 'ioredis';
import pg from 'pg';
import {
  type IRateLimiterStoreOptions,
  type RateLimiterAbstract,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Settings } from '../config/settings.js';
import { redisTransport } from '../config/transport.js';
import { ListenedClient } from '../database/listened-client.js';
import { APP_ROLE } from '../database/role-names.js';
import type { Log } from '../logging/log.js';
import { logErrors } from '../queue/log-errors.js';
import { RecentKeys } from './recent-keys.js';

const MINUTE_S = 60;
/** Number of database connections for counting requests; other queries do not use them. */
export const RATE_CONNECTIONS = 2;
/** Time in ms after which a store that does not answer counts as unreachable. */
const WAIT_MAX_MS = 2_000;

/**
 * Function that counts one request of a client, which `key` identifies.
 * @returns 0 when the request is allowed, else the number of seconds after which the client may try
 * again.
 */
export type TakeRequest = (key: string) => Promise<number>;

/** Counters that limit the number of requests of each client. */
export abstract class RateCounters {
  /**
   * Returns a function that counts the requests of one kind and allows each key (client) `limit` of
   * them per minute.
   */
  abstract perMinute(kind: string, limit: number): TakeRequest;
  abstract close(): Promise<void>;
}

type SharedOptions = Omit<IRateLimiterStoreOptions, 'storeClient'>;

/**
 * A store of counters that all processes share. `make` creates the counter of one kind of requests.
 */
interface SharedStore {
  make(options: SharedOptions): RateLimiterAbstract;
  close(): Promise<void>;
}

/** Creates counters in the memory of this process, not shared with other processes. */
export const ownCounters = (): RateCounters => ({
  perMinute: (keyPrefix, points) =>
    takeFrom(new RecentKeys({ keyPrefix, points, duration: MINUTE_S })),
  close: () => Promise.resolve(),
});

/**
 * Creates request counters that all API processes share: in Redis when `REDIS_URL` is set,
 * otherwise in the database. While that store is unreachable, each process counts in its own
 * memory.
 */
export function sharedCounters(
  settings: Pick<Settings, 'REDIS_URL' | 'DATABASE_URL'>,
  log: Log,
): RateCounters {
  const store = settings.REDIS_URL
    ? inRedis(settings.REDIS_URL, log)
    : inDatabase(settings.DATABASE_URL ?? '', log);
  return {
    perMinute(kind, points) {
      const options = { keyPrefix: `rate:${kind}`, points, duration: MINUTE_S };
      return takeFrom(
        store.make({
          ...options,
          // A client over its limit is refused from memory, without a query to the store.
          inMemoryBlockOnConsumed: points,
          insuranceLimiter: new RecentKeys(options),
        }),
      );
    },
    close: () => store.close(),
  };
}

function inRedis(address: string, log: Log): SharedStore {
  const { url, ...transport } = redisTransport(address);
  const storeClient = new Redis(url, {
    ...transport,
    maxRetriesPerRequest: 1,
    commandTimeout: WAIT_MAX_MS,
    retryStrategy: (times) => Math.min(times * 100, WAIT_MAX_MS),
  });
  logErrors(storeClient, log, 'rates.connection-failed');
  return {
    make: (options) =>
      new RateLimiterRedis({ ...options, storeClient, rejectIfRedisNotReady: true }),
    close: () => Promise.resolve(storeClient.disconnect()),
  };
}

function inDatabase(connectionString: string, log: Log): SharedStore {
  const pool = new pg.Pool({
    connectionString,
    Client: ListenedClient,
    max: RATE_CONNECTIONS,
    application_name: 'tracker-rates',
    connectionTimeoutMillis: WAIT_MAX_MS,
    query_timeout: WAIT_MAX_MS,
    // The library runs its queries without a transaction, so the privilege to access the table of
    // counters is set for the whole connection. The privilege gives access to that table only.
    options: `-c role=${APP_ROLE} -c timezone=UTC -c tracker.privileges={rates}`,
  });
  logErrors(pool, log, 'rates.connection-failed');
  return {
    make: (options) =>
      new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_counts',
        tableCreated: true,
        clearExpiredByTimeout: true,
      }),
    close: () => pool.end(),
  };
}

const takeFrom =
  (limiter: RateLimiterAbstract): TakeRequest =>
  async (key) => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    }
  };
