import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DeclarationsModule, platformDomain } from '#platform/declarations';
import type { Log } from '#platform/logging';
import { DeliverQueuedMails } from '#platform/mail';
import { PlatformModule, type PlatformOptions } from '#platform/module';
import { QueueModule } from '#platform/queue';
import { ownCounters, RateCounters, sharedCounters } from '#platform/rates';
import { PermissionCheck } from '#identity';
import { auditDomain } from '#audit';
import { installationDomain } from '#installation';
import { planDomain } from '#plan';
import { AlertsModule } from '#alerts/module';
import { RatingsModule } from '#ratings/module';
import { DisclosureModule } from '#disclosure/module';
import { ApprovalsModule } from '#approvals/module';
import { ViewsModule } from '#views/module';
import { BudgetModule } from '#budget/module';
import { DocumentsModule } from '#documents/module';
import {
  Admission,
  AuthGuard,
  CallerLookup,
  PermissionGuard,
  RecordVisibility,
} from '#identity/http';
import { DiskRoomGuard, RateLimiter } from '#platform/http';
import { IdentityModule } from '#identity/module';
import { LedgerModule } from '#ledger/module';
import { ContractsModule } from '#contracts/module';
import { ReconciliationModule } from '#reconciliation/module';
import { OutsideSystemsModule } from '#outside-systems/module';
import { MilestonesModule } from '#milestones/module';
import { ReadingsModule } from '#readings/module';
import { ProjectsModule } from '#projects/module';
import { ProceduresModule } from '#procedures/module';
import { ReportsModule } from '#reports/module';
import { PapersModule } from '#papers/module';
import { MeetingsModule } from '#meetings/module';
import { SearchModule } from '#search/module';
import { ReturnsModule } from '#returns/module';
import { ProjectListsModule } from '#project-lists/module';
import { SupervisionModule } from '#supervision/module';
import { RecordsInScope } from './http/records-in-scope.js';
import { OperationsModule } from './operations/operations.module.js';

/** Nest modules with the controllers of the API, one for each domain. */
const domains = [
  IdentityModule,
  ReportsModule,
  PapersModule,
  MeetingsModule,
  SearchModule,
  ApprovalsModule,
  ViewsModule,
  DocumentsModule,
  ProjectsModule,
  ProceduresModule,
  MilestonesModule,
  ReadingsModule,
  LedgerModule,
  ContractsModule,
  ReconciliationModule,
  OutsideSystemsModule,
  ReturnsModule,
  ProjectListsModule,
  BudgetModule,
  SupervisionModule,
  AlertsModule,
  RatingsModule,
  DisclosureModule,
  OperationsModule,
];

/** Domains without controllers and therefore without a Nest module, which are declared here. */
const DOMAINS_WITHOUT_ROUTES = [platformDomain, auditDomain, planDomain, installationDomain];

@Module({})
export class ApiModule {
  static forRoot({ log, ...options }: PlatformOptions & { log: Log }): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DeclarationsModule.forRoot(DOMAINS_WITHOUT_ROUTES),
        PlatformModule.forRoot({ ...options, log }),
        QueueModule.forRoot({ log }),
        ...domains,
      ],
      providers: [
        {
          provide: RateCounters,
          // When this process runs its own database server, no other process of the API exists.
          // Rate limits can then be counted in memory instead of a shared store.
          useFactory: () =>
            options.ownDatabase && !options.settings.REDIS_URL
              ? ownCounters()
              : sharedCounters(options.settings, log),
        },
        PermissionCheck,
        DeliverQueuedMails,
        RateLimiter,
        CallerLookup,
        Admission,
        { provide: RecordVisibility, useClass: RecordsInScope },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_GUARD, useClass: DiskRoomGuard },
      ],
    };
  }
}
