import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Settings } from '../config/settings.js';
import { DeclaredDomains } from '../declarations/declared-domains.js';
import type { Log } from '../logging/log.js';
import { JobHandlers } from './job-handlers.js';
import { openQueueBackend, type QueueBackend } from './open-queue-backend.js';
import { Queues } from './queues.js';
import { SweepSteps } from './sweep-steps.js';
import { queuesOf } from './workers.js';

/** Injection token of the store of the job queue ({@link QueueBackend}). */
export const QUEUE_BACKEND = Symbol('queue backend');

/** Closes the queues when the process ends, after its workers. */
@Injectable()
class QueuesCloser implements OnApplicationShutdown {
  constructor(@Inject(Queues) private readonly queues: Queues) {}
  onApplicationShutdown(): Promise<void> {
    return this.queues.close();
  }
}

/** Options of the queue module. */
export interface QueueOptions {
  log: Log;
  /**
   * Whether the process runs jobs. If so, its modules must provide one handler for each declared
   * job, and their periodic tasks are collected; otherwise the process only enqueues jobs.
   */
  runsJobs?: boolean;
}

/**
 * Provides {@link Queues} to a process. Needs the {@link Settings} of the platform module and the
 * declared domains.
 */
@Global()
@Module({})
export class QueueModule {
  static forRoot({ log, runsJobs = false }: QueueOptions): DynamicModule {
    const running = runsJobs ? [JobHandlers, SweepSteps] : [];
    return {
      module: QueueModule,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: QUEUE_BACKEND,
          useFactory: (settings: Settings, domains: DeclaredDomains) =>
            openQueueBackend(settings, {
              workers: runsJobs ? queuesOf(domains.jobs()).length : 0,
              log,
            }),
          inject: [Settings, DeclaredDomains],
        },
        {
          provide: Queues,
          useFactory: (backend: QueueBackend) => new Queues(backend, log),
          inject: [QUEUE_BACKEND],
        },
        QueuesCloser,
        ...running,
      ],
      exports: [QUEUE_BACKEND, Queues, ...running],
    };
  }
}
