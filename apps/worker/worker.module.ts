import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ChannelKeys, DAILY_SCAN, dailyScanJob, openChannelKeys } from '#alerts';
import { checkpointFolders, compareAtStart, CheckpointKey, openCheckpointKey } from '#ledger';
import { trackerDomains } from '#installation';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { DeclarationsModule, DeclaredDomains } from '#platform/declarations';
import { DiskRoom } from '#platform/disk';
import { FileStore } from '#platform/files';
import type { Log } from '#platform/logging';
import { type Mailer, openMailer } from '#platform/mail';
import { PlatformModule, type PlatformOptions } from '#platform/module';
import {
  openQueueBackend,
  type QueueBackend,
  Queues,
  queuesOf,
  type RunningWorkers,
  startWorkers,
} from '#platform/queue';
import { handlersOf } from './jobs/handlers.js';
import type { WorkerParts } from './parts.js';
import { sweepSteps } from './sweep/steps.js';
import { Sweeper } from './sweep/sweeper.js';

const LOG = Symbol('log');
const MAILER = Symbol('mailer');
const BACKEND = Symbol('queue backend');
const QUEUE_NAMES = Symbol('names of the queues');

/** Options of the worker module, in addition to those of the platform module. */
export interface WorkerOptions extends PlatformOptions {
  log: Log;
  sweepEveryMs: number;
}

/**
 * The worker's services, injected as properties. A constructor would need nine parameters, which
 * are easily confused.
 */
@Injectable()
class InjectedParts implements WorkerParts {
  @Inject(Database) readonly database: Database;
  @Inject(Clock) readonly clock: Clock;
  @Inject(Settings) readonly settings: Settings;
  @Inject(Queues) readonly queues: Queues;
  @Inject(MAILER) readonly mailer: Mailer;
  @Inject(LOG) readonly log: Log;
  @Inject(CheckpointKey) readonly digestKey: CheckpointKey;
  @Inject(ChannelKeys) readonly channelKeys: ChannelKeys;
  @Inject(DiskRoom) readonly room: DiskRoom;
  @Inject(QUEUE_NAMES) readonly queueNames: readonly string[];
  @Inject(FileStore) readonly files: FileStore;
}

/**
 * Starts the sweeper and the job workers with the application, and stops both before the database
 * connection is closed.
 */
@Injectable()
class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private workers: RunningWorkers | null = null;

  constructor(
    private readonly parts: InjectedParts,
    @Inject(BACKEND) private readonly backend: QueueBackend,
    private readonly sweeper: Sweeper,
    private readonly domains: DeclaredDomains,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { queues, log } = this.parts;
    await queues
      .keepSchedule(dailyScanJob, {}, DAILY_SCAN, { replace: true })
      .catch((error: unknown) => {
        log.warn({ err: error }, 'schedule.not-put');
      });
    await compareWithCheckpoints(this.parts);
    // Runs the periodic tasks before the first job. Otherwise a job could send a first mail with
    // only some of the new alerts.
    await this.sweeper.sweep();
    this.workers = startWorkers(this.backend, this.domains.jobs(), handlersOf(this.parts), { log });
    this.sweeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    await this.workers?.close();
    await this.parts.queues.close();
  }
}

/**
 * Compares the database with the checkpoint files at start, to detect a database that was restored
 * from an old backup. An error does not prevent the start, because the nightly verification
 * compares again, and a missing verification is reported.
 */
async function compareWithCheckpoints({
  database,
  clock,
  digestKey,
  settings,
  log,
}: WorkerParts): Promise<void> {
  try {
    const { open } = await compareAtStart(database, clock, {
      key: digestKey,
      folders: checkpointFolders(settings),
      telling: settings,
    });
    if (open > 0) log.error({ open }, 'ledger.contradicted');
  } catch (error) {
    log.error({ err: error }, 'ledger.not-compared');
  }
}

@Module({})
export class WorkerModule {
  static forRoot({ log, sweepEveryMs, ...platform }: WorkerOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DeclarationsModule.forRoot(trackerDomains),
        PlatformModule.forRoot({ ...platform, log }),
      ],
      providers: [
        {
          provide: BACKEND,
          useFactory: (settings: Settings, queueNames: readonly string[]) =>
            openQueueBackend(settings, { workers: queueNames.length, log }),
          inject: [Settings, QUEUE_NAMES],
        },
        {
          provide: CheckpointKey,
          useFactory: (settings: Settings) => openCheckpointKey(settings.ledgerKeyFile),
          inject: [Settings],
        },
        {
          provide: ChannelKeys,
          useFactory: (database: Database, settings: Settings) =>
            openChannelKeys(database, settings),
          inject: [Database, Settings],
        },
        {
          provide: QUEUE_NAMES,
          useFactory: (domains: DeclaredDomains) => queuesOf(domains.jobs()),
          inject: [DeclaredDomains],
        },
        { provide: LOG, useValue: log },
        {
          provide: MAILER,
          useFactory: (settings: Settings) => openMailer(settings),
          inject: [Settings],
        },
        {
          provide: Queues,
          useFactory: (backend: QueueBackend) => new Queues(backend, log),
          inject: [BACKEND],
        },
        InjectedParts,
        {
          provide: Sweeper,
          useFactory: (parts: WorkerParts) =>
            new Sweeper(sweepSteps(parts), sweepEveryMs, log, () => parts.room.full() === null),
          inject: [InjectedParts],
        },
        WorkerLife,
      ],
    };
  }
}
