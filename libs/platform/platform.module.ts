import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Clock, SystemClock } from './clock/clock.js';
import { Settings } from './config/settings.js';
import { appDataSourceOptions, connect } from './database/data-source.js';
import { Database } from './database/database.js';
import { StartupError } from './startup-error.js';

/** What a process needs from outside to stand on the platform. */
export interface PlatformOptions {
  settings: Settings;
  /** Login of the running program; `DATABASE_URL` unless given. */
  databaseUrl?: string;
  /** Tables of the libs this process uses. */
  entities: NonNullable<DataSourceOptions['entities']>;
  clock?: Clock;
  poolSize?: number;
}

/** Closes the pool last, when the server and the jobs that use it have ended. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}
  onApplicationShutdown(): Promise<void> { return this.source.destroy(); }
}

/**
 * Settings, clock and database for every module of a process. Closing the process closes the pool.
 * The pool is a plain provider: Nest's own TypeORM module warns when two applications of one process (api and worker) each have one.
 */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ settings, databaseUrl, entities, clock, poolSize }: PlatformOptions): DynamicModule {
    const url = databaseUrl ?? settings.DATABASE_URL ?? '';
    return {
      module: PlatformModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        { provide: DataSource, useFactory: () => connectOrExplain(appDataSourceOptions(url, entities, poolSize)) },
        { provide: Database, useFactory: (source: DataSource) => new Database(source), inject: [DataSource] },
        PoolCloser,
      ],
      exports: [Settings, Clock, DataSource, Database],
    };
  }
}

async function connectOrExplain(options: DataSourceOptions): Promise<DataSource> {
  try {
    return await connect(options);
  } catch (error) {
    throw new StartupError(`The database cannot be reached (${error instanceof Error ? error.message : String(error)}); check DATABASE_URL and that the server is running.`);
  }
}
