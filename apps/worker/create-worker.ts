import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { trackerEntities } from '#installation';
import type { Clock } from '#platform/clock';
import { closeDataFolder, type Settings } from '#platform/config';
import { type Log, logOf, NestLog } from '#platform/logging';
import type { Metrics } from '#platform/metrics';
import { StartupError } from '#platform/program';
import { Sweeper } from './sweep/sweeper.js';
import { WorkerModule } from './worker.module.js';

/**
 * Options of the worker process. The database at `settings.DATABASE_URL` must have the newest
 * schema already.
 */
export interface CreateWorkerOptions {
  settings: Settings;
  clock?: Clock;
  log?: Log;
  /**
   * Pause between two runs of the sweeper (the periodic tasks) in milliseconds; 15 seconds by
   * default.
   */
  sweepEveryMs?: number;
  /** Where the jobs of this process are measured. */
  metrics?: Metrics | undefined;
}

/** A running worker process, with functions to run its periodic tasks and to close it. */
export interface RunningWorker {
  /** Runs all periodic tasks of the sweeper now, without waiting for the timer. */
  sweep(): Promise<void>;
  /** Finishes the jobs in progress, then closes all connections, that of the database last. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 15_000;
/** Connections of a worker where `POOL_SIZE` is not set. */
const POOL_SIZE = 8;

/**
 * Starts the worker. It first does the work that was missed while no worker ran, then processes
 * jobs and runs the periodic tasks until it is closed.
 */
export async function createWorker({
  settings,
  clock,
  log = logOf(settings, 'worker'),
  sweepEveryMs = SWEEP_EVERY_MS,
  metrics,
}: CreateWorkerOptions): Promise<RunningWorker> {
  if (!settings.DATABASE_URL)
    throw new StartupError(
      'The worker needs a database: set DATABASE_URL, or run “npm start”, which brings one.',
    );
  closeDataFolder(settings);
  const module = WorkerModule.forRoot({
    settings,
    entities: trackerEntities,
    poolSize: settings.POOL_SIZE ?? POOL_SIZE,
    log,
    sweepEveryMs,
    metrics,
    ...(clock ? { clock } : {}),
  });
  const context: INestApplicationContext = await NestFactory.createApplicationContext(module, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  const sweeper = context.get(Sweeper);
  return { sweep: () => sweeper.sweep(), close: () => context.close() };
}
