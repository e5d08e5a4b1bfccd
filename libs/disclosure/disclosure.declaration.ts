import { declareDomain } from '#platform/declarations';
import { disclosurePermissions } from './permissions.js';
import { disclosureEntities } from './store/package-rows.js';
import { disclosureProblems } from './words/problems.js';
import { disclosureListWords } from './words/list-words.js';

/** Description of the domain `disclosure` with everything that it adds to the program. */
export const disclosureDomain = declareDomain({
  name: 'disclosure',
  permissions: disclosurePermissions,
  problems: disclosureProblems,
  auditActions: [
    'disclosure-package.file',
    'disclosure-package.preview',
    'disclosure-package.publish',
  ],
  entities: disclosureEntities,
  settings: ['OC4IDS_PREFIX'],
  listWords: disclosureListWords,
});
