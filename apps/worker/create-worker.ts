import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { trackerEntities } from '#installation';
import {
  type Clock,
  closeDataFolder,
  type Log,
  NestLog,
  logOf,
  type Settings,
  StartupError,
} from '#platform';
import { Sweeper } from './sweep/sweeper.js';
import { WorkerModule } from './worker.module.js';

/** Options of the worker process. `settings.DATABASE_URL` must name a migrated database. */
export interface CreateWorkerOptions {
  settings: Settings;
  clock?: Clock;
  log?: Log;
  /** Pause between two runs of the sweeper in milliseconds; 15 seconds by default. */
  sweepEveryMs?: number;
}

/** A running worker. */
export interface RunningWorker {
  /** Runs the sweeper at once. */
  sweep(): Promise<void>;
  /** Finishes the jobs in progress and closes everything, the database last. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 15_000;
const POOL_SIZE = 8;

/**
 * Starts the worker: makes up for work missed while none was running, then processes jobs and
 * sweeps until it is closed.
 */
export async function createWorker({
  settings,
  clock,
  log = logOf(settings, 'worker'),
  sweepEveryMs = SWEEP_EVERY_MS,
}: CreateWorkerOptions): Promise<RunningWorker> {
  if (!settings.DATABASE_URL)
    throw new StartupError(
      'The worker needs a database: set DATABASE_URL, or run “npm start”, which brings one.',
    );
  closeDataFolder(settings);
  const module = WorkerModule.forRoot({
    settings,
    entities: trackerEntities,
    poolSize: POOL_SIZE,
    log,
    sweepEveryMs,
    ...(clock ? { clock } : {}),
  });
  const context: INestApplicationContext = await NestFactory.createApplicationContext(module, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  const sweeper = context.get(Sweeper);
  return { sweep: () => sweeper.sweep(), close: () => context.close() };
}
