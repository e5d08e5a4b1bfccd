import { type Scope, withAccounts, withPrivileges } from '#platform';
import type { Actor } from './actor.js';

/**
 * Access scope of the commands that create and end delegations: the actor's own, and for a security
 * administrator with the privilege to change everybody's roles and accounts.
 */
export const delegatingScope = (actor: Actor): Scope =>
  actor.is('security-admin') ? withAccounts(withPrivileges(actor.scope, 'roles')) : actor.scope;
