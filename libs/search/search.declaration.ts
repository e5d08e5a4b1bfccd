import { declareDomain } from '#platform/declarations';
import { searchPermissions } from './permissions.js';
import { searchProblems } from './words/problems.js';
import { searchListWords } from './words/list-words.js';

/** Description of the domain `search` with everything that it adds to the program. */
export const searchDomain = declareDomain({
  name: 'search',
  permissions: searchPermissions,
  problems: searchProblems,
  listWords: searchListWords,
});
