import { declareDomain } from '#platform/declarations';
import { outsideSystemsPermissions } from './permissions.js';
import { OutsideSystemRow } from './store/outside-system-row.js';
import { outsideSystemsProblems } from './words/problems.js';
import { outsideSystemsListWords } from './words/list-words.js';

/** Description of the domain `outside-systems` with everything that it adds to the program. */
export const outsideSystemsDomain = declareDomain({
  name: 'outside-systems',
  permissions: outsideSystemsPermissions,
  problems: outsideSystemsProblems,
  auditActions: ['outside-system.describe'],
  entities: [OutsideSystemRow],
  listWords: outsideSystemsListWords,
});
