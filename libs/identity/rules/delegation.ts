import { refuseField } from '#platform/problem';
import { addDays, type Day, daysBetween } from '#values';
import {
  type Days,
  isAdminRole,
  type Membership,
  type Role,
  type TreeOrganisation,
} from './role.js';
import { clashingRole, type Assignment } from './clashing-roles.js';

/**
 * Largest length of a delegation in days, first and last day included. For a longer absence a role
 * must be granted.
 */
export const DELEGATION_DAYS_MAX = 90;

/** A delegation to create; the first and the last day are included. */
export interface WantedDelegation {
  fromPersonId: string;
  toPersonId: string;
  unitId: string;
  role: Role;
  fromOn: Day;
  untilOn: Day;
}

/** Data that {@link checkDelegation} needs. */
export interface DelegationFacts {
  today: Day;
  /** Roles of the delegating person, without roles delegated to that person. */
  lenderHolds: readonly (Membership & Days)[];
  /** All roles of the delegate, own or delegated, whenever they apply. */
  substituteDuties: readonly Assignment[];
  tree: readonly TreeOrganisation[];
}

/**
 * Checks whether a delegation is allowed.
 * @throws Problem ROLE_NOT_DELEGABLE, DELEGATION_TO_ONESELF, DAY_IN_PAST, DAYS_REVERSED,
 * DELEGATION_TOO_LONG, DELEGATION_NOT_HELD, ROLES_NOT_COMBINABLE, ROLES_OVER_ONE_UNIT
 */
export function checkDelegation(
  wanted: WantedDelegation,
  { today, lenderHolds, substituteDuties, tree }: DelegationFacts,
): void {
  const { role, fromOn, untilOn } = wanted;
  if (isAdminRole(role))
    throw refuseField('ROLE_NOT_DELEGABLE', 'role', { role }, 'officer, manager, auditor');
  if (wanted.fromPersonId === wanted.toPersonId)
    throw refuseField('DELEGATION_TO_ONESELF', 'toPersonId');
  if (fromOn < today) throw refuseField('DAY_IN_PAST', 'fromOn', { today }, `≥ ${today}`);
  if (untilOn < fromOn) throw refuseField('DAYS_REVERSED', 'untilOn', { fromOn }, `≥ ${fromOn}`);
  if (daysBetween(fromOn, untilOn) + 1 > DELEGATION_DAYS_MAX)
    throw refuseField(
      'DELEGATION_TOO_LONG',
      'untilOn',
      { days: DELEGATION_DAYS_MAX },
      `≤ ${addDays(fromOn, DELEGATION_DAYS_MAX - 1)}`,
    );
  const throughout = lenderHolds.some(
    (held) =>
      held.role === role &&
      held.unitId === wanted.unitId &&
      held.fromOn <= fromOn &&
      (held.untilOn === null || held.untilOn >= untilOn),
  );
  if (!throughout) throw refuseField('DELEGATION_NOT_HELD', 'role', { role });
  const clash = clashingRole(
    substituteDuties,
    { role, unitId: wanted.unitId, fromOn, untilOn },
    tree,
  );
  if (clash) throw refuseField(clash.code, 'toPersonId', { role, held: clash.role });
}
