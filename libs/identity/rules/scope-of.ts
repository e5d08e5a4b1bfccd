import type { Scope } from '#platform/database';
import type { Membership, Role, TreeOrganisation } from './role.js';
import { organisationsBelow } from './organisations-below.js';

/**
 * For each role, the ids of the organisations over which a person has the role: the organisations
 * in which the role is held, and all organisations below these.
 */
export type RoleScope = Readonly<Record<Role, readonly string[]>>;

/** Data from which a person's access scope is computed. */
export interface ScopeFacts {
  personId: string;
  memberships: readonly Membership[];
  tree: readonly TreeOrganisation[];
  requestId: string;
  from?: string;
}

/**
 * Formats a role for the audit log: `officer@metro`, or `officer@metro for <person>` when the role
 * is delegated.
 */
export const authorityOf = ({ role, unitId, forPerson }: Membership): string =>
  `${role}@${unitId}${forPerson ? ` for ${forPerson}` : ''}`;

/**
 * Lists for each role the organisations over which the memberships give the role: the organisations
 * of the memberships and all organisations below these.
 */
export function scopeByRole(
  memberships: readonly Membership[],
  tree: readonly TreeOrganisation[],
): RoleScope {
  const organisationsAs = (role: Role): string[] =>
    [
      ...new Set(
        memberships
          .filter((held) => held.role === role)
          .flatMap((held) => organisationsBelow(tree, held.unitId)),
      ),
    ].sort();
  return {
    officer: organisationsAs('officer'),
    manager: organisationsAs('manager'),
    leader: organisationsAs('leader'),
    auditor: organisationsAs('auditor'),
    'system-admin': organisationsAs('system-admin'),
    'security-admin': organisationsAs('security-admin'),
    'audit-admin': organisationsAs('audit-admin'),
  };
}

/** Roles of which a person may have only one over the same organisation. */
const APART = ['officer', 'manager', 'auditor'] as const satisfies readonly Role[];

/**
 * Lists the organisations over which a person holds two roles that exclude each other, which an
 * earlier version of the program allowed. The person can only read there until one of the roles
 * ends.
 */
export function conflictingOrganisations(reach: RoleScope): string[] {
  const units = APART.flatMap((role) => reach[role]);
  return [...new Set(units.filter((unit, index) => units.indexOf(unit) !== index))].sort();
}

/**
 * Returns for each role the organisations in which a person may use the role. Organisations in
 * which the person has two roles that exclude each other are left out.
 */
export function actingScope(reach: RoleScope): RoleScope {
  const conflicting = conflictingOrganisations(reach);
  if (conflicting.length === 0) return reach;
  const acting = APART.map((role) => [
    role,
    reach[role].filter((unit) => !conflicting.includes(unit)),
  ]);
  return { ...reach, ...(Object.fromEntries(acting) as Partial<RoleScope>) };
}

function numbersOf(tree: readonly TreeOrganisation[]): Pick<Scope, 'organisationNumbers'> {
  const numbers = new Map<string, number>();
  for (const { id, number } of tree) {
    if (number === undefined) return {};
    numbers.set(id, number);
  }
  return { organisationNumbers: numbers };
}

/**
 * Computes what the database lets a person read and write. Officers and managers read and write the
 * data of their organisations. Leaders read the data of their organisations. Auditors do too, or
 * read the data of the whole city when their organisation is the topmost; they write nothing.
 * Administrators have no access to project data. Organisations over which a person holds two roles
 * that exclude each other are read-only. The audit log is readable by auditors for their
 * organisations and by audit administrators as a whole. The accounts of other people are not
 * accessible; commands of the security administrator request that access for one transaction.
 */
export function scopeOf({ personId, memberships, tree, requestId, from }: ScopeFacts): Scope {
  const reach = scopeByRole(memberships, tree);
  const {
    officer,
    manager,
    leader,
    auditor,
    'audit-admin': record,
    'security-admin': security,
  } = reach;
  const acting = actingScope(reach);
  const writes = [...new Set([...acting.officer, ...acting.manager])].sort();
  const wholeCity = tree.length > 0 && auditor.length === tree.length;
  return {
    actorId: personId,
    authority: memberships.map(authorityOf).sort().join(' ') || 'none',
    sees: wholeCity ? 'all' : [...new Set([...officer, ...manager, ...leader, ...auditor])].sort(),
    writes,
    records: wholeCity || record.length > 0 ? 'all' : auditor,
    ownAccountOnly: security.length === 0,
    requestId,
    ...(from === undefined ? {} : { from }),
    ...numbersOf(tree),
  };
}
