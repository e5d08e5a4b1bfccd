import { declareDomain } from '#platform/declarations';
import { reconciliationPermissions } from './permissions.js';
import { reconciliationEntities } from './store/reconciliation-rows.js';
import { reconciliationProblems } from './words/problems.js';
import { reconciliationListWords } from './words/list-words.js';

/** Description of the domain `reconciliation` with everything that it adds to the program. */
export const reconciliationDomain = declareDomain({
  name: 'reconciliation',
  permissions: reconciliationPermissions,
  problems: reconciliationProblems,
  auditActions: ['difference.explain', 'external-id.set', 'reported-figure.record'],
  entities: reconciliationEntities,
  listWords: reconciliationListWords,
});
