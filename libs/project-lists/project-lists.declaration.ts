import { declareDomain } from '#platform/declarations';
import { projectListsPermissions } from './permissions.js';
import { projectListsProblems } from './words/problems.js';

/** Description of the domain `project-lists` with everything that it adds to the program. */
export const projectListsDomain = declareDomain({
  name: 'project-lists',
  permissions: projectListsPermissions,
  auditActions: ['project-list.check', 'project-list.file'],
  problems: projectListsProblems,
});
