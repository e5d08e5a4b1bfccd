export { can, allow, type Permission, policies, type Subject } from './policies/policies.js';
export { type Asked, actorOfSession, actorOfToken } from './queries/actor-of.js';
export { type Actor, actorFrom, type PersonFacts } from './rules/actor.js';
export { type Membership, type Role, ROLES, type TreeUnit } from './rules/role.js';
export { scopeOf, type ScopeFacts } from './rules/scope-of.js';
export { csrfTokenOf, sameSecret } from './rules/secret.js';
export { identityEntities } from './store/identity-rows.js';
