import type { Processor, Queue, Worker } from 'bullmq';

/** The operations of a BullMQ queue that the program uses, whichever store is behind it. */
export type OpenQueue = Pick<
  Queue,
  | 'add'
  | 'clean'
  | 'close'
  | 'getJob'
  | 'getJobCounts'
  | 'getJobScheduler'
  | 'getWorkers'
  | 'upsertJobScheduler'
>;
/** The operations of a BullMQ worker that the program uses. */
export type OpenWorker = Pick<Worker, 'close' | 'closing'>;

/** The store of jobs, and the connections to it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): OpenQueue;
  /**
   * `lockMs` is the time in milliseconds for which a job is reserved for a worker without a
   * heartbeat, and the interval at which this is checked; 30 s by default.
   */
  openWorker(
    name: string,
    processor: Processor,
    options: { concurrency: number; lockMs?: number },
  ): OpenWorker;
  /** Closes the connections; queues and workers must be closed before. */
  close(): Promise<void>;
}
