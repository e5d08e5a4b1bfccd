export { Approvals } from './commands/approvals.js';
export { decideChangeRequest, type Decision, levelOf } from './commands/decide-change-request.js';
export { decideMany, type Decided, DECISIONS_MAX } from './commands/decide-many.js';
export { fileChangeRequest, type Filing } from './commands/file-change-request.js';
export {
  editChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
} from './commands/own-change-request.js';
export { commentOnChangeRequest } from './commands/comment.js';
export { filingScope, readingScope } from './commands/request-scope.js';
export { grantRole, resetPassword } from './commands/request-account-change.js';
export {
  decideRuleRequest,
  RULE_DECISIONS,
  type RuleDecision,
} from './commands/decide-rule-request.js';
export {
  findRuleRequest,
  listRuleRequests,
  type RuleRequest,
  type RuleRequestPage,
  type RuleSubject,
} from './queries/rule-requests.js';
export { setReviewLevels } from './commands/set-review-levels.js';
export {
  type Approved,
  type Base,
  type ChangeContext,
  type ChangeHandler,
  ChangeHandlers,
  HandlesChanges,
  type Summary,
  type SummaryLine,
  type Words,
} from './handlers.js';
export {
  changeRequestPage,
  type ChangeRequestFilter,
  listChangeRequests,
  type ListedChangeRequest,
  type Reading,
} from './queries/change-requests.js';
export { changeRequestsOf, type RequestOfProject, titlesOf } from './queries/requests-of.js';
export { countWaiting } from './queries/count-waiting.js';
export { requestNotifications, type RequestNotification } from './queries/request-notifications.js';
export { changesBetween, type FieldChange } from './rules/payload-changes.js';
export { soleOrganisation } from './rules/sole-organisation.js';
export type { Level } from './rules/levels.js';
export { type State, STATES } from './rules/states.js';
export { ChangeRequestRow } from './store/change-request-rows.js';
export { findChangeRequest, giveProjects, organisationsOf } from './store/change-requests.js';
export {
  CHANGE_REQUEST_ORGANISATIONS_SQL,
  CHANGE_REQUEST_LOOKS_SQL,
  CHANGE_REQUEST_STEPS_SQL,
  CHANGE_REQUESTS_SQL,
} from './store/exported-sql.js';
export { approvalsDomain } from './approvals.declaration.js';
export { KIND_WORDS, kindWords } from './texts/kind-words.js';
export { approvalsProblems } from './words/problems.js';
export { STATE_OF_CHANGE_REQUEST } from './words/list-words.js';
