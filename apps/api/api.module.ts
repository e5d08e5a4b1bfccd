import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  DeclarationsModule,
  DeliverQueuedMails,
  type Log,
  ownCounters,
  PlatformModule,
  type PlatformOptions,
  QueueModule,
  RateCounters,
  sharedCounters,
} from '#platform';
import { trackerDomains } from '#installation';
import { BudgetModule } from './budget/budget.module.js';
import { Admission } from './http/admission/admission.js';
import { CallerLookup } from './http/admission/caller-lookup.js';
import { AuthGuard } from './http/auth.guard.js';
import { DiskRoomGuard } from './http/disk-room.guard.js';
import { RateLimiter } from './http/rate-limits/rate-limiter.js';
import { IdentityModule } from './identity/identity.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PortfolioModule } from './portfolio.module.js';

/** Nest modules with the controllers of the API, one for each domain. */
const domains = [IdentityModule, PortfolioModule, BudgetModule, OperationsModule];

@Module({})
export class ApiModule {
  static forRoot({ log, ...options }: PlatformOptions & { log: Log }): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DeclarationsModule.forRoot(trackerDomains),
        PlatformModule.forRoot({ ...options, log }),
        QueueModule.forRoot({ log }),
        ...domains,
      ],
      providers: [
        {
          provide: RateCounters,
          // A process that runs its own database server is the only process of the API. Rate limits
          // can then be counted in its memory instead of a shared store.
          useFactory: () =>
            options.ownDatabase && !options.settings.REDIS_URL
              ? ownCounters()
              : sharedCounters(options.settings, log),
        },
        DeliverQueuedMails,
        RateLimiter,
        CallerLookup,
        Admission,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: DiskRoomGuard },
      ],
    };
  }
}
