import { declareDomain } from '#platform/declarations';
import { readingsPermissions } from './permissions.js';
import { readingEntities } from './store/reading-row.js';
import { readingsProblems } from './words/problems.js';
import { readingsListWords } from './words/list-words.js';

/** Description of the domain `readings` with everything that it adds to the program. */
export const readingsDomain = declareDomain({
  name: 'readings',
  permissions: readingsPermissions,
  problems: readingsProblems,
  auditActions: ['reading.file', 'reading.record'],
  entities: readingEntities,
  listWords: readingsListWords,
});
