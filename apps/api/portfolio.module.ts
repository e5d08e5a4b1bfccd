import { Module } from '@nestjs/common';
import { RunWaitingImports } from '#returns';
import { CheckpointKey, openCheckpointKey } from '#ledger';
import { Database, Settings } from '#platform';
import { ChannelKeys, EvaluateAfterChange, openChannelKeys } from '#alerts';
import { RuleChangeRequestsController } from './alert-rules/change-requests.controller.js';
import { RulesController } from './alert-rules/rules.controller.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { LinksController } from './alerts/links.controller.js';
import { AlarmsController } from './deliveries/alarms.controller.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { ChannelsController } from './deliveries/channels.controller.js';
import { PreferencesController } from './deliveries/preferences.controller.js';
import { GapsController } from './alerts/gaps.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { ImportsController } from './ledger/imports.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { AuditLogVerificationsController } from './ledger/audit-log-verifications.controller.js';
import { CheckpointsController } from './ledger/checkpoints.controller.js';
import { ProofController } from './ledger/proof.controller.js';
import { LedgerChangeRequestsController } from './ledger/change-requests.controller.js';
import { MilestonesController } from './milestones/milestones.controller.js';
import { ProgressController } from './milestones/progress.controller.js';
import { PlanController } from './plan/plan.controller.js';
import { CodesController } from './projects/codes.controller.js';
import { ApprovalRegimeController } from './projects/approval-regime.controller.js';
import { DocumentsController } from './projects/documents.controller.js';
import { TransferController } from './projects/transfer.controller.js';
import { ProjectsController } from './projects/projects.controller.js';
import { FindingsController } from './findings/findings.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { SavedReportsController } from './reports/saved-reports.controller.js';

/** Module with the controllers of plans, projects, and reports about projects. */
@Module({
  controllers: [
    PlanController,
    ProjectsController,
    TransferController,
    ApprovalRegimeController,
    DocumentsController,
    CodesController,
    MilestonesController,
    ProgressController,
    LedgerController,
    ProofController,
    CheckpointsController,
    AuditLogVerificationsController,
    LedgerChangeRequestsController,
    ImportsController,
    AlertsController,
    CalendarController,
    FindingsController,
    ReportsController,
    SavedReportsController,
    GapsController,
    LinksController,
    DeliveriesController,
    PreferencesController,
    ChannelsController,
    AlarmsController,
    RulesController,
    RuleChangeRequestsController,
  ],
  providers: [
    EvaluateAfterChange,
    RunWaitingImports,
    {
      provide: ChannelKeys,
      useFactory: (database: Database, settings: Settings) => openChannelKeys(database, settings),
      inject: [Database, Settings],
    },
    {
      provide: CheckpointKey,
      useFactory: (settings: Settings) => openCheckpointKey(settings.ledgerKeyFile),
      inject: [Settings],
    },
  ],
})
export class PortfolioModule {}
