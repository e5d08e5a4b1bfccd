import { declareDomain } from '#platform';
import { findingEntities } from './store/finding-rows.js';
import { supervisionProblems } from './words/problems.js';

/** What the domain `supervision` adds to the program. */
export const supervisionDomain = declareDomain({
  name: 'supervision',
  problems: supervisionProblems,
  auditActions: ['finding.answer', 'finding.raise', 'finding.close', 'finding.return'],
  entities: findingEntities,
});
