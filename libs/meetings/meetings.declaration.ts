import { declareDomain } from '#platform/declarations';
import { meetingsPermissions } from './permissions.js';
import { meetingEntities } from './store/meeting-rows.js';
import { meetingsListWords } from './words/list-words.js';
import { meetingsProblems } from './words/problems.js';

/** Description of the domain `meetings` with everything that it adds to the program. */
export const meetingsDomain = declareDomain({
  name: 'meetings',
  permissions: meetingsPermissions,
  problems: meetingsProblems,
  auditActions: ['meeting.decide', 'meeting.open', 'meeting.plan'],
  entities: meetingEntities,
  listWords: meetingsListWords,
});
