import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import {
  type Days,
  daysMeet,
  isAdminRole,
  type Membership,
  type Role,
  type TreeOrganisation,
} from './role.js';
import { clashingRole, type Assignment } from './clashing-roles.js';

/** A role to grant in an organisation; `untilOn` null means without an end. */
export interface WantedMembership extends Days {
  unitId: string;
  role: Role;
}

/** Data that {@link checkGrant} needs. */
export interface GrantFacts {
  today: Day;
  granter: string;
  person: { id: string; active: boolean };
  tree: readonly TreeOrganisation[];
  memberships: readonly (Membership & Days)[];
  /** All roles of the person who gets the new role: own and delegated; past, present and future. */
  duties: readonly Assignment[];
}

/**
 * Checks whether a role may be granted.
 * @throws Problem ROLE_NOT_FOR_ONESELF, PERSON_INACTIVE, UNIT_UNKNOWN, ADMIN_ROLE_AT_TOP,
 * DAY_IN_PAST, DAYS_REVERSED, ROLE_ALREADY_HELD, ROLES_NOT_COMBINABLE, ROLES_OVER_ONE_UNIT
 */
export function checkGrant(
  wanted: WantedMembership,
  { today, granter, person, tree, memberships, duties: assignments }: GrantFacts,
): void {
  const { role, unitId, fromOn, untilOn } = wanted;
  if (granter === person.id) throw refuseField('ROLE_NOT_FOR_ONESELF', 'role');
  if (!person.active) throw refuseField('PERSON_INACTIVE', 'role');
  const unit = tree.find(({ id }) => id === unitId);
  if (!unit) throw refuseField('UNIT_UNKNOWN', 'unitId', { unit: unitId });
  if (isAdminRole(role) && unit.parentId !== null)
    throw refuseField(
      'ADMIN_ROLE_AT_TOP',
      'unitId',
      {},
      tree
        .filter(({ parentId }) => parentId === null)
        .map(({ id }) => id)
        .join(', '),
    );
  if (fromOn < today) throw refuseField('DAY_IN_PAST', 'fromOn', { today }, `≥ ${today}`);
  if (untilOn !== null && untilOn < fromOn)
    throw refuseField('DAYS_REVERSED', 'untilOn', { fromOn }, `≥ ${fromOn}`);
  if (
    memberships.some(
      (held) => held.role === role && held.unitId === unitId && daysMeet(held, wanted),
    )
  )
    throw refuseField('ROLE_ALREADY_HELD', 'role', { role, unit: unitId });
  const clash = clashingRole(assignments, wanted, tree);
  if (clash) throw refuseField(clash.code, 'role', { role, held: clash.role });
}
