import { type Scope, withAccounts, withPrivileges } from '#platform/database';
import type { Actor } from './actor.js';

/**
 * Returns the access scope of the commands that create and end delegations: the actor's own scope
 * and, for a security administrator, also the privilege to change all people's roles and accounts.
 */
export const delegatingScope = (actor: Actor): Scope =>
  actor.is('security-admin') ? withAccounts(withPrivileges(actor.scope, 'roles')) : actor.scope;
