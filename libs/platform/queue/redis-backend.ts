import { type Processor, Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { redisTransport } from '../config/transport.js';
import type { Log } from '../logging/log.js';
import type { OpenQueue, OpenWorker, QueueBackend } from './queue-backend.js';
import { KEEP_FINISHED, lockFor, STALLS_MAX } from './options.js';
import { logErrors } from './log-errors.js';

const RECONNECT_MAX_MS = 2_000;

/**
 * Returns the prefix of a queue's keys. The braces (hash tag) keep all keys of the queue on one
 * node of a Redis cluster.
 */
const keysOf = (queue: string): string => `{tracker-${queue}}`;

/**
 * Opens a job store in Redis. If Redis is unreachable, enqueueing fails quickly, because a caller
 * waits for it, while workers keep trying to reconnect.
 */
export function openRedisBackend(url: string, log: Log): QueueBackend {
  const { url: place, ...transport } = redisTransport(url);
  const connections: Redis[] = [];
  const known = (connection: Redis): Redis => {
    logErrors(connection, log, 'queue.connection-failed');
    connections.push(connection);
    // The library (BullMQ) duplicates the connection for each worker. The duplicates are recorded,
    // so that `close` ends them too; otherwise they would keep trying to reach an unreachable
    // Redis.
    connection.duplicate = (override) => known(new Redis({ ...connection.options, ...override }));
    return connection;
  };
  const connect = (options: RedisOptions): Redis =>
    known(
      new Redis(place, {
        ...transport,
        ...options,
        disconnectTimeout: 200,
        retryStrategy: (times) => Math.min(times * 100, RECONNECT_MAX_MS),
      }),
    );
  const producer = connect({ maxRetriesPerRequest: 1 });
  return {
    kind: 'redis',
    openQueue(name): OpenQueue {
      const queue = new Queue(name, {
        connection: producer,
        prefix: keysOf(name),
        defaultJobOptions: KEEP_FINISHED,
      });
      logErrors(queue, log, 'queue.failed', { queue: name });
      return queue;
    },
    openWorker(name, processor: Processor, { concurrency, lockMs }): OpenWorker {
      const worker = new Worker(name, processor, {
        connection: connect({ maxRetriesPerRequest: null }),
        prefix: keysOf(name),
        concurrency,
        maxStalledCount: STALLS_MAX,
        ...lockFor(lockMs),
      });
      logErrors(worker, log, 'queue.worker-failed', { queue: name });
      return worker;
    },
    close(): Promise<void> {
      for (const connection of connections) connection.disconnect();
      return Promise.resolve();
    },
  };
}
