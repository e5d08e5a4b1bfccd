import { declareDomain } from '#platform';
import { planPermissions } from './permissions.js';
import { planEntities } from './store/plan-rows.js';
import { planProblems } from './words/problems.js';

/** What the domain `plan` adds to the program. */
export const planDomain = declareDomain({
  name: 'plan',
  permissions: planPermissions,
  problems: planProblems,
  auditActions: ['plan.register'],
  entities: planEntities,
});
