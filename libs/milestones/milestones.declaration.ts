import { declareDomain } from '#platform/declarations';
import { milestonesPermissions } from './permissions.js';
import { milestoneEntities } from './store/milestone-row.js';
import { milestonesProblems } from './words/problems.js';
import { milestonesListWords } from './words/list-words.js';

/** Description of the domain `milestones` with everything that it adds to the program. */
export const milestonesDomain = declareDomain({
  name: 'milestones',
  permissions: milestonesPermissions,
  problems: milestonesProblems,
  auditActions: [
    'milestone-move-limit.set',
    'milestone.change',
    'milestone.create',
    'progress.record',
  ],
  entities: milestoneEntities,
  listWords: milestonesListWords,
});
