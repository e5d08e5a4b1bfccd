export {
  presentRuleRequest,
  RULE_PROPOSALS,
  RuleDecisionBody,
  RuleRequestDto,
  RuleRequestQuery,
} from './rule-request.dto.js';
export { AcceptedWhenFiled } from './accepted-when-filed.js';
export { filedRequest } from './filed-request.js';
export {
  ChangeRequestDetailDto,
  ChangeRequestDto,
  placeOfChangeRequest,
  presentChangeRequest,
  presentChangeRequestPage,
} from './change-request.dto.js';
