import type { TestDatabase } from './database.js';
import { testRedis } from './redis.js';
import { asSuperuser } from './server.js';

/**
 * A store of the job queue: the settings that select it, and a function that deletes all jobs in
 * it.
 */
export interface QueuePlace {
  settings: { DATABASE_URL: string; REDIS_URL?: string };
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** All stores of the job queue. Tests of the queue run with each of them. */
export const QUEUE_PLACES: readonly (readonly [
  name: string,
  open: (test: TestDatabase) => Promise<QueuePlace>,
])[] = [
  [
    'PostgreSQL',
    (test) =>
      Promise.resolve({
        settings: { DATABASE_URL: test.appUrl },
        forget: () =>
          asSuperuser(test.name, async (client) => {
            await client.query('DELETE FROM bullmq.job; DELETE FROM bullmq.scheduler');
          }),
        close: () => Promise.resolve(),
      }),
  ],
  [
    'Redis',
    async (test) => {
      const redis = await testRedis();
      return {
        settings: { DATABASE_URL: test.appUrl, REDIS_URL: redis.url },
        forget: redis.flush,
        close: redis.close,
      };
    },
  ],
];

/**
 * Returns the store of the job queue with a name.
 * @throws Error for an unknown name
 */
export function placeOf(name: string): (typeof QUEUE_PLACES)[number] {
  const found = QUEUE_PLACES.find(([one]) => one === name);
  if (!found) throw new Error(`no queue is kept in ${name}`);
  return found;
}
