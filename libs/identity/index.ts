export { changePassword } from './commands/change-password.js';
export { changePerson, type PersonChange } from './commands/change-person.js';
export { changeOrganisation, type OrganisationChange } from './commands/change-organisation.js';
export { createDelegation, type NewDelegation } from './commands/create-delegation.js';
export { AccountServices } from './commands/account-services.js';
export { createPerson, type NewPerson } from './commands/create-person.js';
export {
  createToken,
  type IssuedToken,
  issueTokenFor,
  type WantedToken,
} from './commands/create-token.js';
export { createOrganisation, type NewOrganisation } from './commands/create-organisation.js';
export { endMembership } from './commands/end-membership.js';
export { endSession, endSessionsOfPerson } from './commands/end-session.js';
export { endToken } from './commands/end-token.js';
export {
  type BegunFactor,
  beginSecondFactor,
  type Confirmation,
  confirmSecondFactor,
} from './commands/enrol-second-factor.js';
export { ensureFirstAccounts } from './commands/ensure-first-accounts.js';
export {
  type CheckedGrant,
  enterGrant,
  type Grant,
  prepareGrant,
} from './commands/grant-membership.js';
export { openTotpSecretCipher, secondFactorKeyFault } from './commands/open-totp-secret-cipher.js';
export { openSignInPolicy } from './commands/open-sign-in-policy.js';
export { newPasswordHash } from './commands/new-password-hash.js';
export { proveSession } from './commands/prove-session.js';
export {
  enterFactorRemoval,
  prepareFactorRemoval,
  removeSecondFactor,
} from './commands/remove-second-factor.js';
export { requireSecondFactor } from './commands/require-second-factor.js';
export { sendForgottenLink, setPasswordByLink } from './commands/password-links.js';
export {
  type AccountNamed,
  type PasswordReset,
  enterReset,
  prepareReset,
  resetPasswordFor,
} from './commands/reset-password.js';
export { revokeDelegation } from './commands/revoke-delegation.js';
export { type NewSession, type SignIn, signIn } from './commands/sign-in.js';
export { signOut } from './commands/sign-out.js';
export { returnDuties } from './queries/return-duties.js';
export {
  RETURN_RHYTHMS,
  ReturnDuties,
  type ReturnRhythm,
  type ReturnTerms,
} from './rules/return-terms.js';
export { allow, can } from './policies/policies.js';
// Exported with `*`, because TypeScript does not allow other modules to extend an interface that is
// exported by its name.
export * from './policies/declared-permissions.js';
export * from './policies/standard-policies.js';
export { PermissionCheck } from './policies/permission-check.js';
export {
  type Asked,
  actorOfSession,
  actorOfToken,
  type SessionActor,
  type Terms,
  type TokenActor,
} from './queries/actor-of.js';
export { actorAssigned } from './queries/actor-assigned.js';
export {
  type Candidate,
  candidatesOf,
  findDelegation,
  type ListedDelegation,
  listDelegations,
} from './queries/delegations.js';
export { knownDevice } from './queries/known-device.js';
export { HoldsPersonalData, type PersonalDataHolder } from './personal-data.js';
export { listSessions, type ListedSession } from './queries/list-sessions.js';
export { type ListedToken, listTokens } from './queries/list-tokens.js';
export {
  type ConflictingRole,
  type AssignmentConflict,
  assignmentConflicts,
} from './queries/assignment-conflicts.js';
export {
  assignmentsOn,
  type AssignmentKey,
  type OrganisationAssignment,
} from './queries/assignments-on.js';
export {
  findOrganisation,
  holdersOver,
  managersOf,
  type Organisation,
  organisations,
  peopleAs,
  type CurrentAssignment,
  currentAssignments,
  type RoleHolder,
  type OrganisationHead,
  organisationHeads,
  type OrganisationManager,
} from './queries/organisations.js';
export {
  actorNameSql,
  type Addressee,
  addressees,
  cityAuditors,
  findListedPerson,
  type HeldRole,
  listPeople,
  type ListedPerson,
  namesOf,
  peopleInRoles,
  peopleNamedIn,
  peopleNamedLike,
} from './queries/people.js';
export {
  type NameHeld,
  type PlaceHeld,
  organisationHistory,
  type OrganisationHistory,
} from './queries/organisation-history.js';
export { type AsOn, nameOn, namesOn, organisationsOn } from './queries/organisations-on.js';
export { type RoleRequirement, roleRequirements } from './queries/role-requirements.js';
export { secondFactorState, type SecondFactorState } from './queries/second-factor-state.js';
export { type Actor, actorFrom, type PersonFacts, serviceActor } from './rules/actor.js';
export type { FirstAccount } from './rules/first-accounts.js';
export { DELEGATION_DAYS_MAX } from './rules/delegation.js';
export {
  ADMIN_ROLES,
  isAdminRole,
  type Membership,
  type Role,
  ROLES,
  type TreeOrganisation,
} from './rules/role.js';
export { PASSWORD_CHARACTERS_MAX, type PasswordOwner } from './rules/new-password.js';
export { scopeOf, type ScopeFacts } from './rules/scope-of.js';
export { csrfTokenOf, hashSecret, looksLikeSecret, newSecret, sameSecret } from './rules/secret.js';
export { TotpSecretCipher } from './rules/totp-secret-cipher.js';
export { TOKEN_DAYS_DEFAULT, TOKEN_DAYS_MAX } from './rules/session-validity.js';
export {
  limitOf,
  type Restriction,
  RESTRICTIONS,
  type SessionLimit,
} from './rules/restrictions.js';
export { SignInPolicy, type SignInSettings } from './rules/sign-in-policy.js';
export { scopesOf, TOKEN_SCOPES, type TokenAccess, type TokenScope } from './rules/token-scope.js';
export { organisationsBelow } from './rules/organisations-below.js';
export { DEVICE_MS } from './store/known-devices.js';
export { identityEntities } from './store/identity-rows.js';
export { type InstallationState, installationState } from './store/installation-state.js';
export { ROLE_WORDS } from './texts/role-words.js';
export { identityDomain } from './identity.declaration.js';
export { identityProblems } from './words/problems.js';
export {
  PEOPLE_SQL,
  ORGANISATION_NAMES_SQL,
  ORGANISATIONS_SQL,
  DELEGATIONS_SQL,
  allInScope,
  anyInScope,
  allInScopeOrOwn,
  organisationsInScope,
} from './store/exported-sql.js';
export { STATE_OF_CHANNEL_DELIVERY } from './words/list-words.js';
