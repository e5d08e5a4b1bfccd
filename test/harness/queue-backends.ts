import type { TestDatabase } from './database.js';
import { testRedis } from './redis.js';

/** Settings that put the queue somewhere, and how to make that place forget everything. */
export interface QueuePlace { settings: { DATABASE_URL: string; REDIS_URL?: string }; close(): Promise<void>; forget: (() => Promise<void>) | null }

/** Each store behind the queue; what the queue promises is tested on all of them. */
export const QUEUE_PLACES: readonly (readonly [name: string, open: (test: TestDatabase) => Promise<QueuePlace>])[] = [
  ['PostgreSQL', (test) => Promise.resolve({ settings: { DATABASE_URL: test.appUrl }, close: () => Promise.resolve(), forget: null })],
  ['Redis', async (test) => {
    const redis = await testRedis();
    return { settings: { DATABASE_URL: test.appUrl, REDIS_URL: redis.url }, close: redis.close, forget: redis.flush };
  }],
];
