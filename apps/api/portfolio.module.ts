import { Module } from '@nestjs/common';
import { AlertBell } from './alerts/alert-bell.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { ProposalsController } from './ledger/proposals.controller.js';
import { MilestonesController } from './milestones/milestones.controller.js';
import { PlanController } from './plan/plan.controller.js';
import { CodesController } from './projects/codes.controller.js';
import { DocumentsController } from './projects/documents.controller.js';
import { HandOverController } from './projects/hand-over.controller.js';
import { ProjectsController } from './projects/projects.controller.js';
import { ReportsController } from './reports/reports.controller.js';

/** What the plan says, what is tracked, and what is reported of it. */
@Module({
  controllers: [
    PlanController,
    ProjectsController,
    HandOverController,
    DocumentsController,
    CodesController,
    MilestonesController,
    LedgerController,
    ProposalsController,
    AlertsController,
    CalendarController,
    ReportsController,
  ],
  providers: [AlertBell],
})
export class PortfolioModule {}
