import { declareDomain } from '#platform/declarations';
import { proceduresPermissions } from './permissions.js';
import { CompletionFactRow } from './store/completion-fact-row.js';
import { procedureEntities } from './store/procedure-rows.js';
import { proceduresProblems } from './words/problems.js';
import { proceduresListWords } from './words/list-words.js';

/** Description of the domain `procedures` with everything that it adds to the program. */
export const proceduresDomain = declareDomain({
  name: 'procedures',
  permissions: proceduresPermissions,
  problems: proceduresProblems,
  auditActions: ['completion.record', 'procedure.create', 'procedure.record'],
  entities: [...procedureEntities, CompletionFactRow],
  listWords: proceduresListWords,
});
