import type { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { openPostgresBackend } from './postgres-backend.js';
import type { QueueBackend } from './queue-backend.js';
import { openRedisBackend } from './redis-backend.js';

export type { QueueBackend };

/**
 * Opens the store of the job queue according to the settings: Redis when `REDIS_URL` is set, else
 * the program's PostgreSQL.
 * @param workers number of workers that will be opened; 0 in a process that only enqueues jobs.
 */
export function openQueueBackend(
  settings: Pick<Settings, 'REDIS_URL' | 'DATABASE_URL'>,
  { workers, log }: { workers: number; log: Log },
): QueueBackend {
  if (settings.REDIS_URL) return openRedisBackend(settings.REDIS_URL, log);
  if (!settings.DATABASE_URL)
    throw new Error('the queue needs the address of a database or of a Redis');
  return openPostgresBackend(settings.DATABASE_URL, workers, log);
}
