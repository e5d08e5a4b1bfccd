export { Admission } from './admission/admission.js';
export { CallerLookup } from './admission/caller-lookup.js';
export { AuthGuard } from './auth.guard.js';
export { PermissionGuard, RecordVisibility } from './permission.guard.js';
export { SESSION_COOKIE } from './session-cookie.js';
export {
  ChangeRequestDecisionBody,
  ChangeRequestStateQuery,
  TwoPersonChangeRequestDto,
  presentTwoPersonChangeRequest,
} from './two-person-change-request.dto.js';
