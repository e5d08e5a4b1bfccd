import { type Days, daysMeet, isAdminRole, type Role } from './role.js';

/** A role on certain days, held or lent. */
export interface Duty extends Days { role: Role }

/**
 * The role that keeps a person from another one on the same days, or null. System, security and audit administration lie in
 * three hands (三员分立), and none of them does, approves or audits the work.
 */
export function clashingRole(held: readonly Duty[], wanted: Duty): Role | null {
  return held.find((duty) => duty.role !== wanted.role && (isAdminRole(duty.role) || isAdminRole(wanted.role)) && daysMeet(duty, wanted))?.role ?? null;
}
