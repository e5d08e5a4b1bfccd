import { declareDomain } from '#platform/declarations';
import { supervisionPermissions } from './permissions.js';
import { findingEntities } from './store/finding-rows.js';
import { itemEntities } from './store/item-rows.js';
import { supervisionProblems } from './words/problems.js';
import { supervisionListWords } from './words/list-words.js';

/** Description of the domain `supervision` with everything that it adds to the program. */
export const supervisionDomain = declareDomain({
  name: 'supervision',
  permissions: supervisionPermissions,
  problems: supervisionProblems,
  auditActions: [
    'finding.answer',
    'finding.raise',
    'finding.close',
    'finding.return',
    'supervision.answer',
    'supervision.assign',
    'supervision.close',
    'supervision.decide-extension',
    'supervision.extend',
    'supervision.note',
    'supervision.receive',
    'supervision.return',
    'supervision.verify',
    'supervision.withdraw',
  ],
  entities: [...findingEntities, ...itemEntities],
  listWords: supervisionListWords,
});
