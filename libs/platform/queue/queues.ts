import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../logging/log.js';
import { failpoint } from '../program/failure-points.js';
import { atMost } from './at-most.js';
import { type JobDefinition, packPayload } from './job.js';
import { KEEP_FINISHED } from './options.js';
import type { OpenQueue, QueueBackend } from './queue-backend.js';

/**
 * Schedule on which a job is enqueued again and again: a cron pattern with seconds, in the time
 * zone `tz`.
 */
export interface Schedule {
  id: string;
  pattern: string;
  tz: string;
}

/** Number of jobs in a queue by state; `failed` are those that have not been deleted yet. */
export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

/** Longest time in ms that {@link Queues.enqueue} may delay its caller. */
const ENQUEUE_MAX_MS = 1_000;
/**
 * Longest time in ms to wait for other operations of the store (PostgreSQL or Redis). Without a
 * limit, an unreachable store would block the caller forever.
 */
const ANSWER_MAX_MS = 5_000;
const CLOSE_MAX_MS = 2_000;
const CLEAR_MAX = 10_000;

/** Adds jobs and schedules to the queues and reads their state; it does not run jobs. */
export class Queues {
  private readonly open = new Map<string, OpenQueue>();
  /**
   * Jobs that are being enqueued. `again` is true if the same job was requested once more
   * meanwhile. `done` resolves to true if the job was enqueued, otherwise to false.
   */
  private readonly enqueuing = new Map<string, { again: boolean; done: Promise<boolean> }>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly log: Log,
  ) {}

  /** Kind of the store that contains the jobs: PostgreSQL or Redis. */
  get kind(): QueueBackend['kind'] {
    return this.backend.kind;
  }

  /**
   * Adds a job to its queue.
   * @throws InvalidJobPayload, or an error of the store.
   */
  async add<Payload extends object>(job: JobDefinition<Payload>, payload: Payload): Promise<void> {
    await failpoint('job.enqueue');
    await this.queue(job.queue).add(job.name, packPayload(job, payload), {
      attempts: job.attempts,
      backoff: job.backoff,
    });
    await failpoint('job.enqueued');
  }

  /**
   * Enqueues a job after a commit. The committed row describes the work and is found later even
   * without the job. Therefore an error of the queue is only logged, and the caller waits for at
   * most one second. While a job is being enqueued, any number of further requests for the same job
   * add it only once more.
   * @returns whether the job is known to be enqueued.
   */
  async enqueue<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
  ): Promise<boolean> {
    const key = JSON.stringify([job.name, payload]);
    const before = this.enqueuing.get(key);
    if (before) before.again = true;
    const attempt = before ?? { again: false, done: Promise.resolve(false) };
    if (!before) {
      this.enqueuing.set(key, attempt);
      attempt.done = this.enqueueUntilSettled(key, attempt, job, payload);
    }
    return Promise.race([attempt.done, pause(ENQUEUE_MAX_MS, false, { ref: false })]);
  }

  private async enqueueUntilSettled<Payload extends object>(
    key: string,
    attempt: { again: boolean },
    job: JobDefinition<Payload>,
    payload: Payload,
  ): Promise<boolean> {
    try {
      do {
        attempt.again = false;
        await this.add(job, payload);
      } while (attempt.again);
      return true;
    } catch (error) {
      this.log.warn(
        { job: job.name, reason: error instanceof Error ? error.message : String(error) },
        'queue.ring-failed',
      );
      return false;
    } finally {
      this.enqueuing.delete(key);
    }
  }

  /**
   * Stores a schedule in its queue. With `replace` true, an existing schedule with the same id is
   * replaced; otherwise it is kept.
   * @returns whether the schedule was stored.
   */
  async keepSchedule<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    { id, pattern, tz }: Schedule,
    { replace }: { replace: boolean },
  ): Promise<boolean> {
    const queue = this.queue(job.queue);
    if (!replace && (await inTime(queue.getJobScheduler(id)))) return false;
    const opts = { attempts: job.attempts, backoff: job.backoff, ...KEEP_FINISHED };
    await failpoint('schedule.put');
    await inTime(
      queue.upsertJobScheduler(
        id,
        { pattern, tz },
        { name: job.name, data: packPayload(job, payload), opts },
      ),
    );
    return true;
  }

  /**
   * Deletes the finished jobs of a queue that are older than the given ages.
   * @returns the number of deleted jobs.
   */
  async clearFinished(
    queue: string,
    { completedMs, failedMs }: { completedMs: number; failedMs: number },
  ): Promise<number> {
    const opened = this.queue(queue);
    const cleared = [
      await inTime(opened.clean(completedMs, CLEAR_MAX, 'completed')),
      await inTime(opened.clean(failedMs, CLEAR_MAX, 'failed')),
    ];
    return cleared.flat().length;
  }

  /** Counts the jobs of a queue by state. */
  async counts(queue: string): Promise<QueueCounts> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
      failed = 0,
    } = await inTime(
      this.queue(queue).getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    );
    return { waiting: waiting + prioritized, active, delayed, failed };
  }

  /** Counts the workers that are connected to a queue. */
  async workers(queue: string): Promise<number> {
    return (await inTime(this.queue(queue).getWorkers())).length;
  }

  /** Closes the queues and their connections to the store. */
  async close(): Promise<void> {
    await atMost(
      CLOSE_MAX_MS,
      Promise.allSettled([...this.open.values()].map((queue) => queue.close())),
    );
    await this.backend.close();
  }

  private queue(name: string): OpenQueue {
    const open = this.open.get(name) ?? this.backend.openQueue(name);
    this.open.set(name, open);
    return open;
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Symbol('late');
  answer.catch(() => undefined);
  const answered = await Promise.race([answer, pause(ANSWER_MAX_MS, late, { ref: false })]);
  if (answered === late) throw new Error(`the queue did not answer within ${ANSWER_MAX_MS} ms`);
  return answered;
}
