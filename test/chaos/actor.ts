import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { DAILY_SCAN, dailyScanJob, deliverMessage, dueMessages, openChannelKeys } from '#alerts';
import { openCheckpointKey } from '#finance/ledger';
import { trackerEntities } from '#installation';
import {
  DiskRoom,
  type Clock,
  connect,
  appDataSourceOptions,
  Database,
  deliverMail,
  deliverMailJob,
  dueMails,
  type FailurePoint,
  openLog,
  openMailer,
  openQueueBackend,
  Queues,
  type Settings,
  watchFailurePoints,
} from '#platform';
import { evaluateNow, handlersOf, scanNow } from '../../apps/worker/jobs/handlers.js';
import type { WorkerParts } from '../../apps/worker/parts.js';
import { Sweeper } from '../../apps/worker/sweep/sweeper.js';
import { sweepSteps } from '../../apps/worker/sweep/steps.js';
import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';

const log = openLog('silent', 'chaos');
const who = new AsyncLocalStorage<string>();
const dead = new Set<string>();
const never = (): Promise<void> => new Promise(() => undefined);
/** Who is to die where, and what is said when it happens. */
const victims = new Map<string, { point: FailurePoint; die: () => void }>();

// Watched for as long as the tests run: what has died must not go on when nobody waits for it any more.
watchFailurePoints((point) => {
  const me = who.getStore() ?? '';
  const victim = victims.get(me);
  if (!dead.has(me) && victim?.point === point) {
    dead.add(me);
    victim.die();
  }
  return dead.has(me) ? never() : undefined;
});

/**
 * A process of the program as far as the way to a mail goes. It can die at a named point: nothing
 * of it goes on, and its connections are cut, as a kill would.
 */
export interface Actor {
  /** Walks the whole way once: the day's scan, what was touched, the schedule, every mail and message that is due. */
  walk(): Promise<void>;
  /** Walks until it dies at a point. @returns whether it came by. */
  walkAndDieAt(point: FailurePoint): Promise<boolean>;
  /** What the sweeper of a worker that has just started does, and then what is due. */
  recover(): Promise<void>;
  /**
   * Takes jobs from the queue of mails as a worker does, and dies with the first one in hand at a
   * point, if one is named.
   */
  takeMailJobs(dieAt?: FailurePoint): MailWorker;
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** A worker of the queue of mails: ids of the jobs it was handed, and whether it is dead. */
export interface MailWorker {
  jobs: string[];
  died: Promise<true>;
  end(): Promise<void>;
}

/** How long a job stays with a worker that was killed; the program's own half a minute would make the tests long. */
const LOCK_MS = 400;

/** Opens a process with connections of its own. */
export async function openActor(
  test: TestDatabase,
  settings: Settings,
  clock: Clock,
): Promise<Actor> {
  const name = `chaos-${randomUUID().slice(0, 8)}`;
  const source = await connect({
    ...appDataSourceOptions(test.appUrl, trackerEntities, 6),
    applicationName: name,
  } as never);
  const database = new Database(source);
  const parts: WorkerParts = {
    database,
    clock,
    channelKeys: await openChannelKeys(database, settings),
    settings,
    log,
    room: new DiskRoom(settings, log),
    digestKey: await openCheckpointKey(settings.ledgerKeyFile),
    mailer: openMailer(settings),
    queues: new Queues(openQueueBackend(settings, { workers: 0, log }), log),
  };
  const deliver = async (): Promise<void> => {
    for (const id of await dueMails(database, clock))
      await deliverMail(database, clock, parts.mailer, id);
    for (const id of await dueMessages(database, clock))
      await deliverMessage(database, clock, parts.channelKeys, id);
  };
  const walk = async (): Promise<void> => {
    await scanNow(parts);
    await evaluateNow(parts);
    // As a worker does when it starts; of several that start together one may be told that it is there already.
    await parts.queues
      .keepSchedule(dailyScanJob, {}, DAILY_SCAN, { replace: true })
      .catch(() => undefined);
    await deliver();
  };
  const as = <T>(work: () => T): T => who.run(name, work);
  const kill = async (): Promise<void> => {
    dead.add(name);
    await asSuperuser(test.name, (client) =>
      client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
        [name],
      ),
    );
  };
  return {
    walk: () => as(walk),
    deliver: () => as(deliver),
    async walkAndDieAt(point) {
      const died = new Promise<true>((resolve) => {
        victims.set(name, { point, die: () => resolve(true) });
      });
      const came = await Promise.race([died, as(walk).then(() => false as const)]);
      await kill();
      return came;
    },
    recover: () =>
      as(async () => {
        await new Sweeper(sweepSteps(parts), 3_600_000, log).sweep();
        await deliver();
      }),
    takeMailJobs: (dieAt) =>
      as(() => {
        const died = new Promise<true>((resolve) => {
          if (dieAt) victims.set(name, { point: dieAt, die: () => resolve(true) });
        });
        const handler = handlersOf(parts).find((one) => one.job === deliverMailJob);
        const backend = openQueueBackend(settings, { workers: 1, log });
        const jobs: string[] = [];
        const worker = backend.openWorker(
          deliverMailJob.queue,
          async (job) => {
            jobs.push(job.id ?? '');
            return handler?.run(job.data);
          },
          { concurrency: 1, lockMs: LOCK_MS },
        );
        return {
          jobs,
          died,
          // Killed, it neither finishes its job nor keeps its lock.
          async end() {
            await worker.close(dieAt !== undefined);
            await backend.close();
            if (dieAt) await kill();
          },
        };
      }),
    async close() {
      dead.add(name);
      await parts.queues.close();
      await source.destroy().catch(() => undefined);
    },
  };
}
