import { type Actor, ADMIN_ROLES, type Membership, type Role } from '#identity';
import { Problem } from '#platform/problem';
import type { ChangeRequestRow } from '../store/change-request-rows.js';

/** What the rules about requests that concern no project need to know of a person. */
export type Administrator = Pick<Actor, 'personId' | 'is' | 'memberships'>;

/**
 * Returns whether a person reads the requests about accounts and the ledger's proof: administrators
 * of all kinds, and auditors of the whole city, who read the audit events about them as well.
 */
export const readsAdministration = (person: Administrator & Pick<Actor, 'scope'>): boolean =>
  ADMIN_ROLES.some((role) => person.is(role)) ||
  (person.is('auditor') && person.scope.sees === 'all');

/**
 * Returns the membership on whose authority a person decides a request that concerns no project. A
 * second administrator, of any kind, decides: not one of its authors, nor their delegate.
 * @throws Problem OWN_CHANGE_REQUEST, FORBIDDEN
 */
export function administrativeAuthority(
  { personId, memberships }: Administrator,
  { authors }: Pick<ChangeRequestRow, 'authors'>,
): Membership {
  if (authors.includes(personId)) throw new Problem('OWN_CHANGE_REQUEST');
  const held = memberships.filter(({ role }) => (ADMIN_ROLES as readonly Role[]).includes(role));
  const [own] = held.filter(({ forPerson }) => !(forPerson && authors.includes(forPerson)));
  if (own) return own;
  throw new Problem(held.length > 0 ? 'OWN_CHANGE_REQUEST' : 'FORBIDDEN');
}
