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

/** Where jobs are kept, and the connections to it. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string): OpenQueue;
  /** `lockMs` says how long a job stays with a worker that is not heard of, and how often somebody looks; half a minute unless given. */
  openWorker(
    name: string,
    processor: Processor,
    options: { concurrency: number; lockMs?: number },
  ): OpenWorker;
  /** Closes the connections; queues and workers must be closed before. */
  close(): Promise<void>;
}
