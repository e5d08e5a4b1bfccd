import type { Day } from '#values';

/** What a person may be in a unit. */
export const ROLES = [
  'officer',
  'manager',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that run the program rather than do or audit the work. */
export const ADMIN_ROLES = [
  'system-admin',
  'security-admin',
  'audit-admin',
] as const satisfies readonly Role[];
/** Whether a role is one of the three administrations. */
export const isAdminRole = (role: Role): boolean => (ADMIN_ROLES as readonly Role[]).includes(role);

/** A role held in a unit; `forPerson` is whose it is when it was lent for an absence. */
export interface Membership {
  unitId: string;
  role: Role;
  forPerson?: string | null;
}

/** Days from one to another, both included; `untilOn` null while open. */
export interface Days {
  fromOn: Day;
  untilOn: Day | null;
}

/** Whether two stretches of days share one. */
export const daysMeet = (one: Days, other: Days): boolean =>
  (other.untilOn === null || one.fromOn <= other.untilOn) &&
  (one.untilOn === null || other.fromOn <= one.untilOn);

/** A unit and the one above it. */
export interface TreeUnit {
  id: string;
  parentId: string | null;
}
