import type { Day } from '#values';

/** Roles that a person can have in an organisation. */
export const ROLES = [
  'officer',
  'manager',
  'leader',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that administer the program. Their holders neither work on projects nor audit projects. */
export const ADMIN_ROLES = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];
/** Returns whether a role is one of the administrator roles. */
export const isAdminRole = (role: Role): boolean => (ADMIN_ROLES as readonly Role[]).includes(role);

/**
 * A role held in an organisation. `forPerson` is the person who delegated the role; absent for a
 * person's own role.
 */
export interface Membership {
  unitId: string;
  role: Role;
  forPerson?: string | null;
}

/** A range of days, first and last day included; `untilOn` null means without an end. */
export interface Days {
  fromOn: Day;
  untilOn: Day | null;
}

/** Returns whether two ranges of days overlap. */
export const daysMeet = (one: Days, other: Days): boolean =>
  (other.untilOn === null || one.fromOn <= other.untilOn) &&
  (one.untilOn === null || other.fromOn <= one.untilOn);

/** An organisation and its parent. */
export interface TreeOrganisation {
  id: string;
  parentId: string | null;
  /** Permanent number by which the database compares organisations; unknown in trees of other days. */
  number?: number;
}
