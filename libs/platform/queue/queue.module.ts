import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { openQueueBackend } from './open-queue-backend.js';
import { Queues } from './queues.js';

/** Closes the queues when the process ends. */
@Injectable()
class QueuesCloser implements OnApplicationShutdown {
  constructor(@Inject(Queues) private readonly queues: Queues) {}
  onApplicationShutdown(): Promise<void> {
    return this.queues.close();
  }
}

/**
 * Provides {@link Queues} to a process that only enqueues jobs. Needs the {@link Settings} of the
 * platform module.
 */
@Global()
@Module({})
export class QueueModule {
  static forRoot({ log }: { log: Log }): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        {
          provide: Queues,
          useFactory: (settings: Settings) =>
            new Queues(openQueueBackend(settings, { workers: 0, log }), log),
          inject: [Settings],
        },
        QueuesCloser,
      ],
      exports: [Queues],
    };
  }
}
