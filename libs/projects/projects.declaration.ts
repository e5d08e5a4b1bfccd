import { declareDomain } from '#platform/declarations';
import { projectsPermissions } from './permissions.js';
import { projectEntities } from './store/project-row.js';
import { projectsProblems } from './words/problems.js';
import { projectsListWords } from './words/list-words.js';

/** Description of the domain `projects` with everything that it adds to the program. */
export const projectsDomain = declareDomain({
  name: 'projects',
  permissions: projectsPermissions,
  problems: projectsProblems,
  auditActions: [
    'approval-regime.record',
    'project-code.register',
    'project.edit',
    'project.hand-over',
    'project.move-stage',
    'project.register',
    'project.relate',
    'project.transfer',
    'project.unrelate',
  ],
  entities: projectEntities,
  listWords: projectsListWords,
});
