import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ChannelKeys, DAILY_SCAN, dailyScanJob, deliverMessage, dueMessages } from '#alerts';
import { trackerDomains, trackerEntities } from '#installation';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { appDataSourceOptions, connect, Database } from '#platform/database';
import { DeclarationsModule } from '#platform/declarations';
import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import { JobParts, PlatformJobsModule } from '#platform/jobs';
import { openLog } from '#platform/logging';
import { deliverMail, deliverMailJob, dueMails } from '#platform/mail';
import { watchFailurePoints } from '#platform/program';
import { JobHandlers, openQueueBackend, QueueModule, SweepSteps } from '#platform/queue';
import { Sweeper } from '../../apps/worker/sweep/sweeper.js';
import { domainJobs } from '../../apps/worker/worker.module.js';
import { evaluateNow, scanNow } from '../../libs/alerts/jobs/evaluate-now.js';
import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';
import type { FailurePoint } from './failure-points.js';

const log = openLog('silent', 'chaos');
const who = new AsyncLocalStorage<string>();
const dead = new Set<string>();
const never = (): Promise<void> => new Promise(() => undefined);
/**
 * Simulated processes that are to be killed, by name. For each: the failure point at which it is
 * killed, and the function that kills it.
 */
const victims = new Map<string, { point: FailurePoint; die: () => void }>();

// Watches the failure points during all tests and is never removed: code of a killed process may
// reach a further failure point later, and must stop there too. It then waits for a promise that
// never resolves.
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
 * A simulated process of the program that executes everything from the evaluation of the alert
 * rules to the sent mail. It can be killed at a failure point: none of its code continues, and its
 * database connections are cut, as after SIGKILL.
 */
export interface Actor {
  /**
   * Executes everything once: the daily evaluation of the alert rules, the evaluation of changed
   * projects, the schedule, and the sending of every due mail and message.
   */
  walk(): Promise<void>;
  /**
   * Executes the same work as {@link walk}, but is killed at a failure point.
   * @returns whether the process reached that failure point.
   */
  walkAndDieAt(point: FailurePoint): Promise<boolean>;
  /**
   * Runs the sweeper once (the periodic check that finishes interrupted work), as a worker does at
   * its start, and then sends what is due.
   */
  recover(): Promise<void>;
  /**
   * Takes jobs from the mail queue as a worker does. If `dieAt` is given, the process is killed at
   * that failure point while it handles its first job.
   */
  takeMailJobs(dieAt?: FailurePoint): MailWorker;
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A worker of the mail queue, with the ids of the jobs that it received; `died` resolves when it
 * was killed.
 */
export interface MailWorker {
  jobs: string[];
  died: Promise<true>;
  end(): Promise<void>;
}

/**
 * Time in milliseconds after which the job of a killed worker is given to another worker. The
 * program itself waits half a minute, which would make the tests slow.
 */
const LOCK_MS = 400;

interface OpenedBefore {
  database: Database;
  source: DataSource;
  clock: Clock;
  settings: Settings;
}

/** Composes the jobs of all domains as the worker does, over a database that is open already. */
function openJobs({
  database,
  source,
  clock,
  settings,
}: OpenedBefore): Promise<INestApplicationContext> {
  const room = new DiskRoom(settings, log);
  const opened = [
    { provide: Database, useValue: database },
    { provide: DataSource, useValue: source },
    { provide: Clock, useValue: clock },
    { provide: Settings, useValue: settings },
    { provide: DiskRoom, useValue: room },
    { provide: FileStore, useValue: FileStore.of(settings, room) },
  ];
  const base: DynamicModule = {
    module: class Opened {},
    global: true,
    providers: opened,
    exports: opened.map(({ provide }) => provide),
  };
  const process: DynamicModule = {
    module: class Process {},
    imports: [
      base,
      DeclarationsModule.forRoot(trackerDomains),
      QueueModule.forRoot({ log, runsJobs: true }),
      PlatformJobsModule.forRoot({ log }),
      ...domainJobs,
    ],
  };
  return NestFactory.createApplicationContext(process, { logger: false, abortOnError: false });
}

/** Starts a simulated process with its own database connections. */
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
  const context = await openJobs({ database, source, clock, settings });
  const parts = context.get(JobParts);
  const channelKeys = context.get(ChannelKeys, { strict: false });
  const deliver = async (): Promise<void> => {
    for (const id of await dueMails(database, clock))
      await deliverMail(database, clock, parts.mailer, id);
    for (const id of await dueMessages(database, clock))
      await deliverMessage(database, clock, channelKeys, id);
  };
  const walk = async (): Promise<void> => {
    await scanNow(parts);
    await evaluateNow(parts);
    // Creates the schedule of the daily evaluation, as a worker does at its start. Errors are
    // ignored: when several workers start together, the queue may report to all but one that the
    // schedule exists already.
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
        // Composed anew, because the first sweep after a start also evaluates young changes.
        const started = await openJobs({ database, source, clock, settings });
        await new Sweeper(() => started.get(SweepSteps).all(), 3_600_000, log).sweep();
        await started.close();
        await deliver();
      }),
    takeMailJobs: (dieAt) =>
      as(() => {
        const died = new Promise<true>((resolve) => {
          if (dieAt) victims.set(name, { point: dieAt, die: () => resolve(true) });
        });
        const handler = context
          .get(JobHandlers)
          .all()
          .find(({ job }) => job === deliverMailJob);
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
          // After a kill, closes the worker by force, so that it neither finishes its job nor
          // renews its lock.
          async end() {
            await worker.close(dieAt !== undefined);
            await backend.close();
            if (dieAt) await kill();
          },
        };
      }),
    async close() {
      dead.add(name);
      // The context is not closed, because that would run the hooks of a killed process.
      await parts.queues.close();
      await source.destroy().catch(() => undefined);
    },
  };
}
