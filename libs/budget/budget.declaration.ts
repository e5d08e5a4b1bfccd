import { declareDomain } from '#platform/declarations';
import { budgetPermissions } from './permissions.js';
import { formerChangeRequestEntities } from './store/change-request-rows.js';
import { costEntities } from './store/cost-rows.js';
import { membershipEntities } from './store/membership-rows.js';
import { planningEntities } from './store/year-plan-rows.js';
import { budgetProblems } from './words/problems.js';
import { budgetListWords } from './words/list-words.js';

/**
 * Description of the domain `budget` (cost figures, year plans, funding) with everything that it
 * adds to the program.
 */
export const budgetDomain = declareDomain({
  name: 'budget',
  permissions: budgetPermissions,
  problems: budgetProblems,
  auditActions: [
    'budget-rule.propose',
    'budget-rule.decide',
    'budget-rule.approve',
    'budget-rule.reject',
    'budget-rule.withdraw',
    'budget.choose',
    'budget.draft',
    'budget.forecast',
    'budget.submit',
    'project.carry-over',
    'project.join-plan',
  ],
  entities: [
    ...formerChangeRequestEntities,
    ...costEntities,
    ...planningEntities,
    ...membershipEntities,
  ],
  listWords: budgetListWords,
});
