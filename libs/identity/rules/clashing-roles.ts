import type { ProblemCode } from '#platform/problem';
import { type Days, daysMeet, isAdminRole, type Role, type TreeOrganisation } from './role.js';
import { organisationsBelow } from './organisations-below.js';

/** A role in an organisation with the days on which it applies, own or delegated. */
export interface Assignment extends Days {
  role: Role;
  unitId: string;
}

/** A role that excludes another role, and the problem code of the violated rule. */
export interface AssignmentClash {
  role: Role;
  code: ProblemCode;
}

/**
 * Returns whether two organisations are the same, or one is below the other. If so, there is an
 * organisation to which roles in both of them apply.
 */
export const organisationsMeet = (
  tree: readonly TreeOrganisation[],
  one: string,
  other: string,
): boolean =>
  one === other ||
  organisationsBelow(tree, one).includes(other) ||
  organisationsBelow(tree, other).includes(one);

/**
 * Finds a role that excludes a wanted role because both would apply on the same day; null when
 * there is none. System, security and audit administration must be held by three different people
 * (三员分立, separation of three administrators), who hold no other role. Over one organisation,
 * submitting, deciding and auditing must also be held by different people: a person with two of
 * these roles could enter money alone, or audit their own decisions.
 */
export function clashingRole(
  held: readonly Assignment[],
  wanted: Assignment,
  tree: readonly TreeOrganisation[],
): AssignmentClash | null {
  const others = held.filter(
    (assignment) => assignment.role !== wanted.role && daysMeet(assignment, wanted),
  );
  const admin = others.find(({ role }) => isAdminRole(role) || isAdminRole(wanted.role));
  if (admin) return { role: admin.role, code: 'ROLES_NOT_COMBINABLE' };
  const over = others.find(({ unitId }) => organisationsMeet(tree, unitId, wanted.unitId));
  return over ? { role: over.role, code: 'ROLES_OVER_ONE_UNIT' } : null;
}
