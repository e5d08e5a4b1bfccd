import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { BudgetChangeRequests } from '#budget/http';
import { IndicatorFinder, PlanColumnFinder, PlanItemFinder } from '#plan';
import { CalendarFeedController } from './http/calendar-feed.controller.js';
import { DisplaysController } from './http/displays.controller.js';
import { FamilyController } from './http/family.controller.js';
import { FinalCostController } from './http/final-cost.controller.js';
import { LayersController } from './http/layers.controller.js';
import { PlanController } from './http/plan.controller.js';
import { PlanningController } from './http/planning.controller.js';
import { PlansController } from './http/plans.controller.js';
import { ProjectsController } from './http/projects.controller.js';
import { ReportManifestsController } from './http/report-manifests.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { UnfinishedChangeRequestsController } from './http/unfinished-change-requests.controller.js';
import { SavedReportsController } from './http/saved-reports.controller.js';
import { reportsDomain } from './reports.declaration.js';

/**
 * Module with the routes about plans, projects and reports that combine data of several domains.
 */
@Module({
  controllers: [
    CalendarFeedController,
    DisplaysController,
    FamilyController,
    FinalCostController,
    LayersController,
    PlanController,
    PlanningController,
    PlansController,
    ProjectsController,
    ReportManifestsController,
    ReportsController,
    SavedReportsController,
    UnfinishedChangeRequestsController,
  ],
  providers: [
    declares(reportsDomain),
    BudgetChangeRequests,
    IndicatorFinder,
    PlanColumnFinder,
    PlanItemFinder,
  ],
})
export class ReportsModule {}
