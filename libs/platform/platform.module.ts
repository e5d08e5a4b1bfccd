import { join } from 'node:path';
import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Clock, SystemClock } from './clock/clock.js';
import { Settings } from './config/settings.js';
import { appDataSourceOptions, connect, connectProgram, exportDataSourceOptions } from './database/data-source.js';
import { Database } from './database/database.js';
import { EXPORT_CONNECTIONS, Exports, SPOOL_LIMITS } from './export/exports.js';

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

/** The connections that files are read by, opened with the first file and closed with the process. */
@Injectable()
class ExportPool implements OnApplicationShutdown {
  private source: Promise<DataSource> | null = null;
  constructor(private readonly open: () => Promise<DataSource>) {}

  async database(): Promise<Database> {
    this.source = this.open();
    return new Database(await this.source);
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.source?.catch(() => null))?.destroy();
  }
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
        { provide: DataSource, useFactory: () => connectProgram(appDataSourceOptions(url, entities, poolSize)) },
        { provide: Database, useFactory: (source: DataSource) => new Database(source), inject: [DataSource] },
        PoolCloser,
        // Opened later with the same login, whose role was asked for when the process started.
        { provide: ExportPool, useFactory: () => new ExportPool(() => connect(exportDataSourceOptions(url, entities, EXPORT_CONNECTIONS))) },
        { provide: Exports, useFactory: (pool: ExportPool) => new Exports(() => pool.database(), { folder: join(settings.DATA_DIR, 'spool'), ...SPOOL_LIMITS }), inject: [ExportPool] },
      ],
      exports: [Settings, Clock, DataSource, Database, Exports],
    };
  }
}
