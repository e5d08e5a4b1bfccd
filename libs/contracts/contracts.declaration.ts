import { declareDomain } from '#platform/declarations';
import { contractsPermissions } from './permissions.js';
import { contractEntities } from './store/contract-rows.js';
import { contractsProblems } from './words/problems.js';
import { contractsListWords } from './words/list-words.js';

/** Description of the domain `contracts` with everything that it adds to the program. */
export const contractsDomain = declareDomain({
  name: 'contracts',
  permissions: contractsPermissions,
  problems: contractsProblems,
  auditActions: ['contract.file', 'contract.tie-payments'],
  entities: contractEntities,
  listWords: contractsListWords,
});
