import { type Scope, withAccounts, withPrivileges } from '#platform';
import type { Actor } from './actor.js';

/** The scope in which delegations are made and ended: one's own, and for the security administrator anybody's, whom a mail tells. */
export const delegatingScope = (actor: Actor): Scope =>
  actor.is('security-admin') ? withAccounts(withPrivileges(actor.scope, 'roles')) : actor.scope;
