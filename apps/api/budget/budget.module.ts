import { Module } from '@nestjs/common';
import { AlertBell } from '../alerts/alert-bell.js';
import { BudgetRulesController } from './budget-rules.controller.js';
import { CostChainController } from './cost-chain.controller.js';
import { FamilyController } from './family.controller.js';
import { FinalCostController } from './final-cost.controller.js';
import { FilingDesk } from './filing-desk.js';
import { FilingsController } from './filings.controller.js';
import { LayersController } from './layers.controller.js';
import { PlanningController } from './planning.controller.js';
import { PlansController } from './plans.controller.js';
import { BudgetRuleProposalsController } from './rule-proposals.controller.js';
import { UnfinishedFilingsController } from './unfinished-filings.controller.js';

/** Controllers of budgets: cost stages, year plans, funding. */
@Module({
  controllers: [
    FilingsController,
    CostChainController,
    PlanningController,
    LayersController,
    FinalCostController,
    FamilyController,
    PlansController,
    BudgetRulesController,
    BudgetRuleProposalsController,
    UnfinishedFilingsController,
  ],
  providers: [AlertBell, FilingDesk],
})
export class BudgetModule {}
