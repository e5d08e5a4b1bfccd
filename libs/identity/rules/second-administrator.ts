import type { Day } from '#values';
import type { Assignment } from './clashing-roles.js';
import { isAdminRole, type Role } from './role.js';
import { decidesOrAdministers } from './sign-in-policy.js';

/**
 * Sides of the separation of duties. Leaders only read, so they stand on no side; each kind of
 * administration is a side of its own.
 */
const SIDES: Readonly<Record<Role, string | null>> = {
  officer: 'files',
  manager: 'decides',
  auditor: 'audits',
  leader: null,
  'system-admin': 'administers the system',
  'security-admin': 'administers security',
  'audit-admin': 'administers the audit log',
};

const heldFrom =
  (day: Day) =>
  ({ untilOn }: Assignment): boolean =>
    untilOn === null || untilOn >= day;

/**
 * Returns whether a role is granted across the separation of duties, so that a second administrator
 * decides about it: any role of an administrator, and a role on another side than one that the
 * person holds today or will hold.
 */
export function grantNeedsSecond(
  { role }: Pick<Assignment, 'role'>,
  held: readonly Assignment[],
  today: Day,
): boolean {
  const side = SIDES[role];
  if (side === null) return false;
  return (
    isAdminRole(role) ||
    held
      .filter(heldFrom(today))
      .some((other) => SIDES[other.role] !== null && SIDES[other.role] !== side)
  );
}

/**
 * Returns whether a second administrator decides about the reset of a person's password: of one who
 * holds, today or later, a role that decides about what others file or administers the program.
 * Whoever resets such a password could otherwise decide in its owner's place.
 */
export const resetNeedsSecond = (held: readonly Assignment[], today: Day): boolean =>
  held.filter(heldFrom(today)).some(({ role }) => decidesOrAdministers(role));
