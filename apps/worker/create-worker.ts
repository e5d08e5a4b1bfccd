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

/** What the worker is made from; `settings.DATABASE_URL` must name a migrated database. */
export interface CreateWorkerOptions {
  settings: Settings;
  clock?: Clock;
  log?: Log;
  /** How long the sweeper rests between two sweeps; a quarter of a minute unless given. */
  sweepEveryMs?: number;
}

/** A worker at work. */
export interface RunningWorker {
  /** Sweeps now instead of later. */
  sweep(): Promise<void>;
  /** Finishes what is under way and ends, the database last. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 15_000;
const POOL_SIZE = 8;

/** Starts the worker: makes up for what was missed, then takes jobs and sweeps until it is closed. */
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
