import type { Processor, Queue, Worker } from 'bullmq';
import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { openPostgresBackend } from './postgres-backend.js';
import { openRedisBackend } from './redis-backend.js';

/** The operations of a BullMQ queue that the program uses, whichever store is behind it. */
export type OpenQueue = Pick<Queue, 'add' | 'clean' | 'close' | 'getJob' | 'getJobCounts' | 'getJobScheduler' | 'getWorkers' | 'upsertJobScheduler'>;
/** The operations of a BullMQ worker that the program uses. */
export type OpenWorker = Pick<Worker, 'close' | 'on'>;

/** Where jobs are kept, and the connections to it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): OpenQueue;
  openWorker(name: string, processor: Processor, options: { concurrency: number }): OpenWorker;
  /** Closes the connections; queues and workers must be closed before. */
  close(): Promise<void>;
}

/**
 * Opens the store that the settings name: Redis when `REDIS_URL` is set, else the program's own PostgreSQL.
 * @param workers how many workers will be opened; 0 in a process that only rings.
 */
export function openQueueBackend(settings: Pick<Settings, 'REDIS_URL' | 'DATABASE_URL'>, { workers, log }: { workers: number; log: Log }): QueueBackend {
  if (settings.REDIS_URL) return openRedisBackend(settings.REDIS_URL, log);
  if (!settings.DATABASE_URL) throw new Error('the queue needs the address of a database or of a Redis');
  return openPostgresBackend(settings.DATABASE_URL, workers, log);
}
