import type { Scope } from '#platform';
import type { Membership, Role, TreeUnit } from './role.js';
import { unitsBelow } from './units-below.js';

/** Units in which a person acts in a role, sub-units included. */
export type Reach = Readonly<Record<Role, readonly string[]>>;

/** Everything a person's scope follows from. */
export interface ScopeFacts {
  personId: string;
  memberships: readonly Membership[];
  tree: readonly TreeUnit[];
  requestId: string;
  from?: string;
}

/** A role as the record names it: `officer@metro`, or `officer@metro for <person>` when it was lent. */
export const authorityOf = ({ role, unitId, forPerson }: Membership): string =>
  `${role}@${unitId}${forPerson ? ` for ${forPerson}` : ''}`;

/** The units that each role reaches: its own and those below. */
export function reachOf(memberships: readonly Membership[], tree: readonly TreeUnit[]): Reach {
  const unitsAs = (role: Role): string[] =>
    [
      ...new Set(
        memberships
          .filter((held) => held.role === role)
          .flatMap((held) => unitsBelow(tree, held.unitId)),
      ),
    ].sort();
  return {
    officer: unitsAs('officer'),
    manager: unitsAs('manager'),
    auditor: unitsAs('auditor'),
    'system-admin': unitsAs('system-admin'),
    'security-admin': unitsAs('security-admin'),
    'audit-admin': unitsAs('audit-admin'),
  };
}

/** Roles of which one person acts in one only, over any one organisation. */
const APART = ['officer', 'manager', 'auditor'] as const satisfies readonly Role[];

/**
 * Units over which a person holds two roles that exclude each other, as an earlier version allowed.
 * They read there and do nothing in any role until one of the roles ends.
 */
export function conflictingUnits(reach: Reach): string[] {
  const units = APART.flatMap((role) => reach[role]);
  return [...new Set(units.filter((unit, index) => units.indexOf(unit) !== index))].sort();
}

/** Where a person may act in each role: what it reaches, without the units in conflict. */
export function actingReach(reach: Reach): Reach {
  const conflicting = conflictingUnits(reach);
  if (conflicting.length === 0) return reach;
  const acting = APART.map((role) => [
    role,
    reach[role].filter((unit) => !conflicting.includes(unit)),
  ]);
  return { ...reach, ...(Object.fromEntries(acting) as Partial<Reach>) };
}

/**
 * Computes what the database lets a person read and write. Officers and managers read and write
 * their organisations. Auditors read theirs, or the whole city when their organisation is at the
 * top, and write nothing. Administrators reach no project data. Organisations over which a person
 * holds two roles that exclude each other are read-only.
 * The audit log is readable by auditors for their organisations and by audit administrators as a
 * whole. Other people's accounts are out of reach; a command of the security administrator requests
 * that access for its one transaction.
 */
export function scopeOf({ personId, memberships, tree, requestId, from }: ScopeFacts): Scope {
  const reach = reachOf(memberships, tree);
  const { officer, manager, auditor, 'audit-admin': record, 'security-admin': security } = reach;
  const acting = actingReach(reach);
  const writes = [...new Set([...acting.officer, ...acting.manager])].sort();
  const wholeCity = tree.length > 0 && auditor.length === tree.length;
  return {
    actorId: personId,
    authority: memberships.map(authorityOf).sort().join(' ') || 'none',
    sees: wholeCity ? 'all' : [...new Set([...officer, ...manager, ...auditor])].sort(),
    writes,
    records: wholeCity || record.length > 0 ? 'all' : auditor,
    ownAccountOnly: security.length === 0,
    requestId,
    ...(from === undefined ? {} : { from }),
  };
}
