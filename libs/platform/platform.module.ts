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
import { noOrganisationsScope } from './database/scope.js';
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
import { FileStore } from './files/file-store.js';
import { EXPORT_CONNECTIONS, Exports, SPOOL_LIMITS } from './export/exports.js';

/** Options of the platform module. */
export interface PlatformOptions {
  settings: Settings;
  /** Database address with the login of the running program; `DATABASE_URL` by default. */
  databaseUrl?: string;
  /** TypeORM entities of the libraries that this process uses. */
  entities: NonNullable<DataSourceOptions['entities']>;
  clock?: Clock;
  poolSize?: number;
  log?: Log;
  /** State of the embedded PostgreSQL, if this process runs it. */
  ownDatabase?: OwnDatabase;
}

/**
 * Closes the connection pool when the process ends, after the web server and the jobs that use it
 * have ended.
 */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}
  onApplicationShutdown(): Promise<void> {
    return this.source.destroy();
  }
}

/** Checks periodically whether there is disk space, with a test write in the database. */
@Injectable()
class DiskWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly room: DiskRoom,
    database: Database,
  ) {
    room.tryWith(() =>
      database.read(noOrganisationsScope('service:disk', randomUUID()), async (tx) => {
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

/** Connection pool for exports, opened for the first export and closed when the process ends. */
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
 * Provides settings, clock and database to all modules of a process, and closes the connection pool
 * when the process ends. NestJS's own TypeORM module is not used, because it logs a warning when
 * two applications in one process (api and worker) each have a pool.
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
          provide: FileStore,
          useFactory: (room: DiskRoom) => FileStore.of(settings, room),
          inject: [DiskRoom],
        },
        {
          provide: Database,
          useFactory: (source: DataSource, room: DiskRoom) =>
            new Database(source, (error) => room.note(error)),
          inject: [DataSource, DiskRoom],
        },
        DiskWatch,
        PoolCloser,
        // This pool does not check its database role when it is opened, because it uses the same
        // login as the first pool, which was checked at startup.
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
      exports: [Settings, Clock, DataSource, Database, DiskRoom, FileStore, OwnDatabase, Exports],
    };
  }
}
