import { declareDomain } from '#platform/declarations';
import { supervisionPermissions } from './permissions.js';
import { findingEntities } from './store/finding-rows.js';
import { supervisionProblems } from './words/problems.js';

/** Description of the domain `supervision` with everything that it adds to the program. */
export const supervisionDomain = declareDomain({
  name: 'supervision',
  permissions: supervisionPermissions,
  problems: supervisionProblems,
  auditActions: ['finding.answer', 'finding.raise', 'finding.close', 'finding.return'],
  entities: findingEntities,
});
