import type { Day } from '#values';

/** Roles that a person can have in an organisation. */
export const ROLES = [
  'officer',
  'manager',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that administer the program and do not work on projects or audit them. */
export const ADMIN_ROLES = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];
/** Whether a role is an administrator's. */
export const isAdminRole = (role: Role): boolean => (ADMIN_ROLES as readonly Role[]).includes(role);

/**
 * A role held in an organisation; `forPerson` is the person who delegated it, absent for an own
 * role.
 */
export interface Membership {
  unitId: string;
  role: Role;
  forPerson?: string | null;
}

/** A range of days, both ends included; `untilOn` null means without end. */
export interface Days {
  fromOn: Day;
  untilOn: Day | null;
}

/** Whether two ranges of days overlap. */
export const daysMeet = (one: Days, other: Days): boolean =>
  (other.untilOn === null || one.fromOn <= other.untilOn) &&
  (one.untilOn === null || other.fromOn <= one.untilOn);

/** An organisation and its parent. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
}
