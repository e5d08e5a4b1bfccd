import type { Scope } from '#platform';
import type { Membership, Role, TreeUnit } from './role.js';
import { unitsBelow } from './units-below.js';

/** Units in which a person acts in a role, sub-units included. */
export type Reach = Readonly<Record<Role, readonly string[]>>;

/** Everything a person's scope follows from. */
export interface ScopeFacts { personId: string; memberships: readonly Membership[]; tree: readonly TreeUnit[]; requestId: string; from?: string }

/** A role as the record names it: `officer@metro`, or `officer@metro for <person>` when it was lent. */
export const authorityOf = ({ role, unitId, forPerson }: Membership): string => `${role}@${unitId}${forPerson ? ` for ${forPerson}` : ''}`;

/** The units that each role reaches: its own and those below. */
export function reachOf(memberships: readonly Membership[], tree: readonly TreeUnit[]): Reach {
  const unitsAs = (role: Role): string[] =>
    [...new Set(memberships.filter((held) => held.role === role).flatMap((held) => unitsBelow(tree, held.unitId)))].sort();
  return {
    officer: unitsAs('officer'), manager: unitsAs('manager'), auditor: unitsAs('auditor'),
    'system-admin': unitsAs('system-admin'), 'security-admin': unitsAs('security-admin'), 'audit-admin': unitsAs('audit-admin'),
  };
}

/**
 * What the database lets a person see and write. Officers and managers see and write their units; auditors see theirs, the
 * whole city when their unit stands above all others, and write nothing; administrators reach no project record at all.
 * The record of deeds is read by auditors for their units and by audit administrators as a whole;
 * security administrators reach everybody's sessions, tokens and second factors.
 */
export function scopeOf({ personId, memberships, tree, requestId, from }: ScopeFacts): Scope {
  const { officer, manager, auditor, 'audit-admin': record, 'security-admin': accounts } = reachOf(memberships, tree);
  const writes = [...new Set([...officer, ...manager])].sort();
  const wholeCity = tree.length > 0 && auditor.length === tree.length;
  return {
    actorId: personId, authority: memberships.map(authorityOf).sort().join(' ') || 'none',
    sees: wholeCity ? 'all' : [...new Set([...writes, ...auditor])].sort(), writes,
    records: wholeCity || record.length > 0 ? 'all' : auditor, ...(accounts.length > 0 ? { accounts: true } : {}), requestId, ...(from === undefined ? {} : { from }),
  };
}
