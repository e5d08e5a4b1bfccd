import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccountServices } from '#identity';
import { Settings } from '#platform/config';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { collects, declares } from '#platform/declarations';
import { approvalsDomain } from './approvals.declaration.js';
import { Approvals } from './commands/approvals.js';
import { ChangeHandlers, HandlesChanges } from './handlers.js';
import { CredentialResets, RoleGrants } from './commands/account-changes.js';
import { AccountRequestsController } from './http/account-requests.controller.js';
import { ChangeRequestCommentsController } from './http/comments.controller.js';
import { ChangeRequestHistoryController } from './http/history.controller.js';
import { ChangeRequestsController } from './http/change-requests.controller.js';
import { ReviewLevelsController } from './http/review-levels.controller.js';

/**
 * Module with the routes about change requests. Other domains provide a `ChangeHandler` for each
 * kind of request.
 */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [
    AccountRequestsController,
    ChangeRequestCommentsController,
    // Before the routes of one request, whose id would otherwise be `history`.
    ChangeRequestHistoryController,
    ChangeRequestsController,
    ReviewLevelsController,
  ],
  providers: [
    declares(approvalsDomain),
    ChangeHandlers,
    collects(HandlesChanges, ChangeHandlers),
    {
      provide: AccountServices,
      useFactory: (database: Database, clock: Clock, settings: Settings) =>
        new AccountServices(database, clock, settings.publicUrl),
      inject: [Database, Clock, Settings],
    },
    CredentialResets,
    RoleGrants,
    {
      provide: Approvals,
      useFactory: (database: Database, clock: Clock, handlers: ChangeHandlers) =>
        new Approvals(database, clock, handlers),
      inject: [Database, Clock, ChangeHandlers],
    },
  ],
  exports: [Approvals],
})
export class ApprovalsModule {}
