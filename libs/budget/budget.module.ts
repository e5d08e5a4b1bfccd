import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { BudgetRulesController } from './http/budget-rules.controller.js';
import { ChangeRequestsController } from './http/change-requests.controller.js';
import { CostChainController } from './http/cost-chain.controller.js';
import { BudgetRuleChangeRequestsController } from './http/rule-change-requests.controller.js';
import { BudgetChangeRequests } from './http/budget-change-requests.js';
import { moneyChangesWithForms } from './http/money-changes-forms.js';
import { budgetDomain } from './budget.declaration.js';

/** Module with the controllers about money: cost stages, year plans and funding. */
@Module({
  controllers: [
    BudgetRulesController,
    ChangeRequestsController,
    CostChainController,
    BudgetRuleChangeRequestsController,
  ],
  providers: [declares(budgetDomain), BudgetChangeRequests, ...moneyChangesWithForms],
})
export class BudgetModule {}
