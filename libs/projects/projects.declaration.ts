import { declareDomain } from '#platform';
import { projectEntities } from './store/project-row.js';
import { projectsProblems } from './words/problems.js';

/** What the domain `projects` adds to the program. */
export const projectsDomain = declareDomain({
  name: 'projects',
  problems: projectsProblems,
  auditActions: [
    'approval-regime.record',
    'document.register',
    'project-code.register',
    'project.hand-over',
    'project.relate',
    'project.unrelate',
  ],
  entities: projectEntities,
});
