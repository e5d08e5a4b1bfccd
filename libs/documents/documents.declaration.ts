import { declareDomain } from '#platform/declarations';
import { documentsPermissions } from './permissions.js';
import { documentEntities } from './store/document-rows.js';
import { documentsProblems } from './words/problems.js';
import { documentsListWords } from './words/list-words.js';

/** Description of the domain `documents` with everything that it adds to the program. */
export const documentsDomain = declareDomain({
  name: 'documents',
  permissions: documentsPermissions,
  problems: documentsProblems,
  auditActions: ['document.register', 'document.upload'],
  entities: documentEntities,
  listWords: documentsListWords,
});
