import { declareDomain } from '#platform/declarations';
import { planPermissions } from './permissions.js';
import { planEntities } from './store/plan-rows.js';
import { planProblems } from './words/problems.js';
import { planListWords } from './words/list-words.js';

/** Description of the domain `plan` with everything that it adds to the program. */
export const planDomain = declareDomain({
  name: 'plan',
  permissions: planPermissions,
  problems: planProblems,
  auditActions: ['plan.register'],
  entities: planEntities,
  listWords: planListWords,
});
