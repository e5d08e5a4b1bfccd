import type { Actor } from '#identity';
import { type Scope, withDecisionOverAccounts, withPrivileges } from '#platform/database';
import type { ChangeHandler } from '../handlers.js';
import { administrativeAuthority, readsAdministration } from '../rules/administrative.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';

/** Returns the scope with which an actor reads change requests. */
export const readingScope = (actor: Actor): Scope =>
  readsAdministration(actor) ? withPrivileges(actor.scope, 'administration') : actor.scope;

/** Returns the scope with which an actor files, edits and withdraws requests of a kind. */
export const filingScope = (actor: Actor, handler: ChangeHandler | undefined): Scope =>
  withPrivileges(readingScope(actor), ...(handler?.privileges ?? []));

/**
 * Returns the scope with which an actor decides a request. One that concerns no project is decided
 * by a second administrator, who may need privileges over accounts for it.
 * @throws Problem OWN_CHANGE_REQUEST, FORBIDDEN
 */
export function decidingScope(
  actor: Actor,
  handler: ChangeHandler | undefined,
  row: ChangeRequestRow,
): Scope {
  if (row.projects > 0 || !handler?.overAccounts) return filingScope(actor, handler);
  administrativeAuthority(actor, row);
  return withDecisionOverAccounts(readingScope(actor), ...(handler.privileges ?? []));
}
