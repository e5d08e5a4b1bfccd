export { Admission } from './admission/admission.js';
export { CallerLookup } from './admission/caller-lookup.js';
export { AuthGuard } from './auth.guard.js';
export { PermissionGuard, RecordVisibility } from './permission.guard.js';
export { NewMembershipBody } from './directory-request.dto.js';
export { ListedPersonView, presentPerson } from './directory.dto.js';
export { givenFields } from './given-fields.js';
export { NewPasswordLinkBody, PasswordLinkView, presentReset } from './password.dto.js';
export { SESSION_COOKIE } from './session-cookie.js';
