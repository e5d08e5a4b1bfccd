import { declareDomain } from '#platform/declarations';
import { approvalsPermissions } from './permissions.js';
import { approvalsEntities } from './store/change-request-rows.js';
import { approvalsProblems } from './words/problems.js';
import { approvalsListWords } from './words/list-words.js';

/** Description of the domain `approvals` with everything that it adds to the program. */
export const approvalsDomain = declareDomain({
  name: 'approvals',
  permissions: approvalsPermissions,
  problems: approvalsProblems,
  auditActions: [
    'change-request.approve',
    'change-request.comment',
    'change-request.decide',
    'change-request.edit',
    'change-request.look',
    'change-request.return',
    'change-request.submit',
    'change-request.withdraw',
    'review-level.set',
  ],
  entities: approvalsEntities,
  listWords: approvalsListWords,
});
