import { type Processor, Queue, Worker } from 'bullmq';
import pg from 'pg';
import { ListenedClient } from '../database/listened-client.js';
import { APP_ROLE } from '../database/role-names.js';
import type { Log } from '../logging/log.js';
import { atMost } from './at-most.js';
import { KEEP_FINISHED, lockFor, STALLS_MAX } from './options.js';
import type { OpenQueue, OpenWorker, QueueBackend } from './queue-backend.js';
import { QUEUE_OPTION, QUEUE_SCHEMA } from './queue-schema.js';
import { logErrors } from './log-errors.js';
import { steadyPostgresBackend } from './steady-backend.js';

const CLOSE_MAX_MS = 2_000;
/**
 * Number of connections in the pool for short statements, such as adding a job or marking it done.
 * Each worker has one more connection, which is occupied while the worker waits for jobs.
 */
const SPARE_CONNECTIONS = 4;

/**
 * Opens a job store in the program's own database, in a separate schema and with the program's
 * role. The store is passed to each queue and worker explicitly, instead of setting it for the
 * whole process.
 */
export function openPostgresBackend(databaseUrl: string, workers: number, log: Log): QueueBackend {
  const pool = new pg.Pool({
    Client: ListenedClient,
    connectionString: databaseUrl,
    max: workers + SPARE_CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'tracker-queue',
    options: `-c role=${APP_ROLE} -c search_path=${QUEUE_SCHEMA} -c timezone=UTC ${QUEUE_OPTION}`,
  });
  // The limit on listeners is removed (0 means none), because each queue and worker adds an error
  // listener to the shared pool.
  pool.setMaxListeners(0);
  logErrors(pool, log, 'queue.connection-failed');
  return {
    kind: 'postgres',
    openQueue(name): OpenQueue {
      const queue = new Queue(
        name,
        { connection: pool, defaultJobOptions: KEEP_FINISHED },
        steadyPostgresBackend,
      );
      logErrors(queue, log, 'queue.failed', { queue: name });
      return queue;
    },
    openWorker(name, processor: Processor, { concurrency, lockMs }): OpenWorker {
      const worker = new Worker(
        name,
        processor as never,
        { connection: pool, concurrency, maxStalledCount: STALLS_MAX, ...lockFor(lockMs) },
        steadyPostgresBackend,
      );
      logErrors(worker, log, 'queue.worker-failed', { queue: name });
      return worker;
    },
    // The time is limited, because closing the pool waits for connections that are in use.
    close: async () => {
      await atMost(CLOSE_MAX_MS, pool.end());
    },
  };
}
