import { declareDomain } from '#platform/declarations';
import { viewsPermissions } from './permissions.js';
import { SavedViewRow } from './store/saved-view-row.js';
import { viewsProblems } from './words/problems.js';
import { viewsListWords } from './words/list-words.js';

/** Description of the domain `views` with everything that it adds to the program. */
export const viewsDomain = declareDomain({
  name: 'views',
  permissions: viewsPermissions,
  problems: viewsProblems,
  auditActions: ['view.save', 'view.delete'],
  entities: [SavedViewRow],
  listWords: viewsListWords,
});
