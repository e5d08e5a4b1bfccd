import { Module } from '@nestjs/common';
import { BudgetRulesController } from './budget-rules.controller.js';
import { CostChainController } from './cost-chain.controller.js';
import { FamilyController } from './family.controller.js';
import { FinalCostController } from './final-cost.controller.js';
import { BudgetChangeRequests } from './budget-change-requests.js';
import { ChangeRequestsController } from './change-requests.controller.js';
import { LayersController } from './layers.controller.js';
import { PlanningController } from './planning.controller.js';
import { PlansController } from './plans.controller.js';
import { BudgetRuleChangeRequestsController } from './rule-change-requests.controller.js';
import { UnfinishedChangeRequestsController } from './unfinished-change-requests.controller.js';

/** Module with the controllers about money: cost stages, year plans and funding. */
@Module({
  controllers: [
    ChangeRequestsController,
    CostChainController,
    PlanningController,
    LayersController,
    FinalCostController,
    FamilyController,
    PlansController,
    BudgetRulesController,
    BudgetRuleChangeRequestsController,
    UnfinishedChangeRequestsController,
  ],
  providers: [BudgetChangeRequests],
})
export class BudgetModule {}
