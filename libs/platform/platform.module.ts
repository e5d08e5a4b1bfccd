import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
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

/** Settings, clock and database for every module of a process. Closing the process closes the pool. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ settings, databaseUrl, entities, clock, poolSize }: PlatformOptions): DynamicModule {
    const url = databaseUrl ?? settings.DATABASE_URL ?? '';
    return {
      module: PlatformModule,
      imports: [TypeOrmModule.forRootAsync({
        useFactory: () => ({ ...appDataSourceOptions(url, entities, poolSize), retryAttempts: 1, retryDelay: 0 }),
        dataSourceFactory: () => connectOrExplain(appDataSourceOptions(url, entities, poolSize)),
      })],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        { provide: Database, useFactory: (source: DataSource) => new Database(source), inject: [DataSource] },
      ],
      exports: [Settings, Clock, Database, TypeOrmModule],
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
