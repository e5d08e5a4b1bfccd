import { declareDomain } from '#platform/declarations';
import { papersPermissions } from './permissions.js';
import { PaperRow } from './store/paper-row.js';
import { papersProblems } from './words/problems.js';
import { papersListWords } from './words/list-words.js';

/** Description of the domain `papers` with everything that it adds to the program. */
export const papersDomain = declareDomain({
  name: 'papers',
  permissions: papersPermissions,
  problems: papersProblems,
  auditActions: ['paper.issue', 'paper.preview', 'paper.reproduce'],
  entities: [PaperRow],
  listWords: papersListWords,
});
