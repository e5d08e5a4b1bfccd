import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Clock, SystemClock } from './clock/clock.js';
import { Settings } from './config/settings.js';
import { noUnitsScope } from './database/scope.js';
import {
  appDataSourceOptions,
  connect,
  connectProgram,
  exportDataSourceOptions,
} from './database/data-source.js';
import { Database } from './database/database.js';
import { OwnDatabase } from './database/own-database.js';
import { DiskRoom, SPILLING_SORT } from './disk/disk-room.js';
import type { Log } from './logging/log.js';
import { EXPORT_CONNECTIONS, Exports, SPOOL_LIMITS } from './export/exports.js';

/** Options of the platform module. */
export interface PlatformOptions {
  settings: Settings;
  /** Login of the running program; `DATABASE_URL` by default. */
  databaseUrl?: string;
  /** Entities of the libraries that this process uses. */
  entities: NonNullable<DataSourceOptions['entities']>;
  clock?: Clock;
  poolSize?: number;
  log?: Log;
  /** The embedded database, if this process runs it. */
  ownDatabase?: OwnDatabase;
}

/** Closes the pool last, after the server and the jobs that use it have ended. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}
  onApplicationShutdown(): Promise<void> {
    return this.source.destroy();
  }
}

/** Checks the free disk space periodically while the process runs. */
@Injectable()
class DiskWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly room: DiskRoom,
    database: Database,
  ) {
    room.tryWith(() =>
      database.read(noUnitsScope('service:disk', randomUUID()), async (tx) => {
        await tx.query(SPILLING_SORT.setting);
        await tx.query(SPILLING_SORT.sort);
      }),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.room.look();
    this.room.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.room.stop();
  }
}

/** The connections for exports, opened with the first file and closed with the process. */
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
 * The pool is a plain provider: Nest's own TypeORM module warns when two applications of one
 * process (api and worker) each have one.
 */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({
    settings,
    databaseUrl,
    entities,
    clock,
    poolSize,
    log,
    ownDatabase,
  }: PlatformOptions): DynamicModule {
    const url = databaseUrl ?? settings.DATABASE_URL ?? '';
    return {
      module: PlatformModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        {
          provide: DataSource,
          useFactory: () => connectProgram(appDataSourceOptions(url, entities, poolSize)),
        },
        { provide: OwnDatabase, useValue: ownDatabase ?? new OwnDatabase() },
        { provide: DiskRoom, useFactory: () => new DiskRoom(settings, log ?? null) },
        {
          provide: Database,
          useFactory: (source: DataSource, room: DiskRoom) =>
            new Database(source, (error) => room.note(error)),
          inject: [DataSource, DiskRoom],
        },
        DiskWatch,
        PoolCloser,
        // Opened later with the same login, whose role was checked at startup.
        {
          provide: ExportPool,
          useFactory: () =>
            new ExportPool(() => connect(exportDataSourceOptions(url, EXPORT_CONNECTIONS))),
        },
        {
          provide: Exports,
          useFactory: (pool: ExportPool) =>
            new Exports(() => pool.database(), {
              folder: join(settings.DATA_DIR, 'spool'),
              ...SPOOL_LIMITS,
            }),
          inject: [ExportPool],
        },
      ],
      exports: [Settings, Clock, DataSource, Database, DiskRoom, OwnDatabase, Exports],
    };
  }
}
