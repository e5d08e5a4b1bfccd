import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AlertsJobsModule } from '#alerts/jobs';
import { AuditJobsModule } from '#audit/jobs';
import { DocumentsJobsModule } from '#documents/jobs';
import { trackerDomains } from '#installation';
import { LedgerJobsModule } from '#ledger/jobs';
import { MilestonesJobsModule } from '#milestones/jobs';
import { DeclarationsModule, DeclaredDomains } from '#platform/declarations';
import { JobParts, PlatformJobsModule } from '#platform/jobs';
import type { Log } from '#platform/logging';
import type { Metrics } from '#platform/metrics';
import { PlatformModule, type PlatformOptions } from '#platform/module';
import {
  JobHandlers,
  QUEUE_BACKEND,
  type QueueBackend,
  QueueModule,
  type RunningWorkers,
  startWorkers,
  SweepSteps,
} from '#platform/queue';
import { ReturnsJobsModule } from '#returns/jobs';
import { Sweeper } from './sweep/sweeper.js';

/** Nest modules with the jobs and periodic tasks of the domains. */
export const domainJobs = [
  AuditJobsModule,
  DocumentsJobsModule,
  LedgerJobsModule,
  MilestonesJobsModule,
  ReturnsJobsModule,
  AlertsJobsModule,
];

/** Options of the worker module, in addition to those of the platform module. */
export interface WorkerOptions extends PlatformOptions {
  log: Log;
  sweepEveryMs: number;
  metrics?: Metrics | undefined;
}

/** Provides the function that measures jobs; null when this process is not measured. */
const NOTE_JOB = Symbol('noteJob');

/**
 * Starts the sweeper and the job workers with the application, and stops both before the database
 * connection is closed.
 */
@Injectable()
class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  @Inject(JobParts) private readonly parts: JobParts;
  @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend;
  @Inject(Sweeper) private readonly sweeper: Sweeper;
  @Inject(DeclaredDomains) private readonly domains: DeclaredDomains;
  @Inject(JobHandlers) private readonly handlers: JobHandlers;
  @Inject(NOTE_JOB) private readonly noteJob: Metrics['noteJob'] | null;
  private workers: RunningWorkers | null = null;

  async onApplicationBootstrap(): Promise<void> {
    const { queues, log } = this.parts;
    for (const { job, ...schedule } of this.domains.schedules())
      await queues.keepSchedule(job, {}, schedule, { replace: true }).catch((error: unknown) => {
        log.warn({ err: error }, 'schedule.not-put');
      });
    // Runs the periodic tasks before the first job. Otherwise a job could send a first mail with
    // only some of the new alerts.
    await this.sweeper.sweep();
    this.workers = startWorkers(this.backend, this.domains.jobs(), this.handlers.all(), {
      log,
      noteJob: this.noteJob ?? undefined,
    });
    this.sweeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    await this.workers?.close();
  }
}

/** Composes the jobs of the domains and starts the sweeper. */
@Module({})
export class WorkerModule {
  static forRoot({ log, sweepEveryMs, metrics, ...platform }: WorkerOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DeclarationsModule.forRoot(trackerDomains),
        PlatformModule.forRoot({ ...platform, log }),
        QueueModule.forRoot({ log, runsJobs: true }),
        PlatformJobsModule.forRoot({ log }),
        ...domainJobs,
      ],
      providers: [
        {
          provide: Sweeper,
          useFactory: (steps: SweepSteps, { room }: JobParts) =>
            new Sweeper(
              () => steps.all(),
              sweepEveryMs,
              log,
              () => room.full() === null,
            ),
          inject: [SweepSteps, JobParts],
        },
        { provide: NOTE_JOB, useValue: metrics ? metrics.noteJob.bind(metrics) : null },
        WorkerLife,
      ],
    };
  }
}
