import type { Processor, Queue, Worker } from 'bullmq';

/**
 * The operations of a queue of BullMQ (the queue library) that the program uses, for both stores.
 */
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
/** The operations of a worker of BullMQ (the queue library) that the program uses. */
export type OpenWorker = Pick<Worker, 'close' | 'closing'>;

/** The store of the job queue, and the connections to it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): OpenQueue;
  /**
   * Opens a worker. `lockMs` is the time in ms for which a job stays reserved for a worker that no
   * longer responds, and the interval at which this is checked; 30 s by default.
   */
  openWorker(
    name: string,
    processor: Processor,
    options: { concurrency: number; lockMs?: number },
  ): OpenWorker;
  /** Closes the connections. All queues and workers must have been closed before. */
  close(): Promise<void>;
}
