import type { Processor, Queue, Worker } from 'bullmq';

/** The operations of a BullMQ queue that the program uses, whichever store is behind it. */
export type OpenQueue = Pick<Queue, 'add' | 'clean' | 'close' | 'getJob' | 'getJobCounts' | 'getJobScheduler' | 'getWorkers' | 'upsertJobScheduler'>;
/** The operations of a BullMQ worker that the program uses. */
export type OpenWorker = Pick<Worker, 'close' | 'closing'>;

/** Where jobs are kept, and the connections to it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): OpenQueue;
  openWorker(name: string, processor: Processor, options: { concurrency: number }): OpenWorker;
  /** Closes the connections; queues and workers must be closed before. */
  close(): Promise<void>;
}
