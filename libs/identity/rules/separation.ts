import type { ProblemCode } from '#platform';
import { type Days, daysMeet, isAdminRole, type Role, type TreeUnit } from './role.js';
import { unitsBelow } from './units-below.js';

/** A role in a unit on certain days, held or lent. */
export interface Duty extends Days {
  role: Role;
  unitId: string;
}

/** What keeps a person from another role: the one that is in the way, and the rule it breaks. */
export interface DutyClash {
  role: Role;
  code: ProblemCode;
}

/** Whether two units share an organisation: a role reaches its unit and every one below it. */
export const unitsMeet = (tree: readonly TreeUnit[], one: string, other: string): boolean =>
  one === other || unitsBelow(tree, one).includes(other) || unitsBelow(tree, other).includes(one);

/**
 * What keeps a person from another role on the same days, or null. System, security and audit
 * administration lie in three hands (三员分立), and none of them does, approves or audits the work.
 * Filing, deciding and auditing over one organisation lie in three hands too: who holds two of them
 * could enter money alone, or audit what they decided.
 */
export function clashingRole(
  held: readonly Duty[],
  wanted: Duty,
  tree: readonly TreeUnit[],
): DutyClash | null {
  const others = held.filter((duty) => duty.role !== wanted.role && daysMeet(duty, wanted));
  const admin = others.find(({ role }) => isAdminRole(role) || isAdminRole(wanted.role));
  if (admin) return { role: admin.role, code: 'ROLES_NOT_COMBINABLE' };
  const over = others.find(({ unitId }) => unitsMeet(tree, unitId, wanted.unitId));
  return over ? { role: over.role, code: 'ROLES_OVER_ONE_UNIT' } : null;
}
