import { Problem } from '#platform/problem';
import type { Actor } from '../rules/actor.js';
import { type Permission, policyOf, type Subject } from './declared-permissions.js';

/**
 * Returns whether the actor has a permission. `subject` is the object for which the permission is
 * checked; some permissions depend on its organisation or its submitter.
 */
export const can = (actor: Actor, permission: Permission, subject?: Subject): boolean =>
  policyOf(permission)(actor, subject);

/**
 * Throws an error unless the actor has a permission.
 * @throws Problem FORBIDDEN
 */
export function allow(actor: Actor, permission: Permission, subject?: Subject): void {
  if (!can(actor, permission, subject)) throw new Problem('FORBIDDEN', { permission });
}
