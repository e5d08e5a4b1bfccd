import { type Job, UnrecoverableError } from 'bullmq';
import type { Log } from '../logging/log.js';
import type { Metrics } from '../metrics/metrics.js';
import { StartupError } from '../program/startup-error.js';
import { atMost } from './at-most.js';
import { type JobDefinition, InvalidJobPayload, unpackPayload } from './job.js';
import type { OpenWorker, QueueBackend } from './queue-backend.js';

/**
 * Function that runs one kind of job. Created by {@link handle}, which ensures that the function
 * accepts the job's payload.
 */
export interface JobHandler {
  readonly job: JobDefinition;
  run(data: unknown): Promise<object | void>;
}

/**
 * Creates the handler of a job from the function `work`. `work` returns when the work is done or
 * when there is none to do; it may return numbers for the log. A failure that `work` expects is
 * stored in the database, and `work` returns normally. After any other failure `work` throws an
 * error, and the queue runs the job again.
 */
export const handle = <Payload extends object>(
  job: JobDefinition<Payload>,
  work: (payload: Payload) => Promise<object | void>,
): JobHandler => ({ job, run: async (data) => work(unpackPayload(job, data)) });

/**
 * Checks that every job of the catalogue (list of all jobs of the program) has exactly one handler,
 * and that no other handlers exist.
 * @throws StartupError when a handler is missing, double or superfluous.
 */
export function checkHandlers(
  catalogue: readonly JobDefinition[],
  handlers: readonly JobHandler[],
): void {
  const names = [
    ...new Set([
      ...catalogue.map((job) => job.name),
      ...handlers.map((handler) => handler.job.name),
    ]),
  ];
  const wrong = names.flatMap((name) => {
    const found = handlers.filter((handler) => handler.job.name === name).length;
    if (catalogue.filter((job) => job.name === name).length !== 1)
      return [`${name} must be in the catalogue once`];
    return found === 1 ? [] : [`${name} needs exactly one handler and has ${found}`];
  });
  if (wrong.length > 0)
    throw new StartupError(`The program is put together wrongly: ${wrong.join('; ')}.`);
}

/**
 * Longest time in ms that the program waits for running jobs when it ends. A job interrupted after
 * that is run again by another worker.
 */
const FINISH_MAX_MS = 20_000;
/**
 * Longest time in ms to wait for the store when closing its connections, because an unreachable
 * store never answers.
 */
const CLOSE_MAX_MS = 2_000;

/** Workers that run jobs until `close` is called. */
export interface RunningWorkers {
  close(): Promise<void>;
}

/** How many jobs of a queue run at once, where they are logged, and who measures them. */
interface WorkerOptions {
  log: Log;
  concurrency?: number | undefined;
  /** Called after each run of a job, with the seconds that it took. */
  noteJob?: Metrics['noteJob'] | undefined;
}

/**
 * Starts one worker for each queue of the jobs in the catalogue.
 * @throws StartupError when a job has no handler or more than one.
 */
export function startWorkers(
  backend: QueueBackend,
  catalogue: readonly JobDefinition[],
  handlers: readonly JobHandler[],
  { log, concurrency = 1, noteJob }: WorkerOptions,
): RunningWorkers {
  checkHandlers(catalogue, handlers);
  const underWay = new Set<Promise<void>>();
  const run = (job: Job): Promise<void> => {
    const running = runJob(job, handlers, { log, noteJob }).finally(() => underWay.delete(running));
    underWay.add(running);
    return running;
  };
  const workers = queuesOf(catalogue).map((queue) =>
    backend.openWorker(queue, run, { concurrency }),
  );
  return {
    async close() {
      const closed = Promise.allSettled(workers.map((worker) => worker.close()));
      await atMost(FINISH_MAX_MS, Promise.allSettled(underWay));
      if (!(await atMost(CLOSE_MAX_MS, closed)))
        await atMost(CLOSE_MAX_MS, Promise.allSettled(workers.map(cutOff)));
    },
  };
}

/** Lists the names of the queues of these jobs, each once. */
export const queuesOf = (catalogue: readonly Pick<JobDefinition, 'queue'>[]): string[] => [
  ...new Set(catalogue.map((job) => job.queue)),
];

/**
 * Closes a worker whose store does not respond. `closing` is reset first; otherwise the library
 * would return the promise of the first call, which never resolves, and its timers would continue
 * to run.
 */
function cutOff(worker: OpenWorker): Promise<void> {
  worker.closing = undefined;
  return worker.close(true);
}

async function runJob(
  job: Job,
  handlers: readonly JobHandler[],
  { log, noteJob }: Pick<WorkerOptions, 'log' | 'noteJob'>,
): Promise<void> {
  const startedAt = Date.now();
  const facts = {
    job: job.name,
    jobId: job.id,
    attempt: job.attemptsMade + 1,
    waitedMs: Math.max(0, startedAt - job.timestamp - (job.delay ?? 0)),
  };
  const handler = handlers.find((one) => one.job.name === job.name);
  try {
    if (!handler)
      throw new InvalidJobPayload(
        `nobody handles jobs named ${job.name}; a newer version of the program put it there`,
      );
    const outcome = await handler.run(job.data);
    log.info(
      { ...facts, ranMs: Date.now() - startedAt, ...(outcome ? { outcome } : {}) },
      'job.done',
    );
    noteJob?.({ job: job.name, outcome: 'done' }, (Date.now() - startedAt) / 1_000);
  } catch (error) {
    const last =
      error instanceof InvalidJobPayload || facts.attempt >= (handler?.job.attempts ?? 1);
    log[last ? 'error' : 'warn'](
      { ...facts, ranMs: Date.now() - startedAt, err: error },
      last ? 'job.failed' : 'job.will-be-tried-again',
    );
    noteJob?.({ job: job.name, outcome: 'failed' }, (Date.now() - startedAt) / 1_000);
    if (error instanceof InvalidJobPayload) throw new UnrecoverableError(error.message);
    throw error;
  }
}
