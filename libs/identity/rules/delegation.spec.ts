import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { type DelegationFacts, checkDelegation, type WantedDelegation } from './delegation.js';
import type { Role } from './role.js';

const today = day('2026-11-23');
const fine: WantedDelegation = {
  fromPersonId: 'boss',
  toPersonId: 'deputy',
  unitId: 'metro',
  role: 'manager',
  fromOn: today,
  untilOn: day('2026-12-06'),
};
const held = (role: Role, unitId: string, fromOn: string, untilOn: string | null = null) => ({
  role,
  unitId,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
});
const facts: DelegationFacts = {
  today,
  lenderHolds: [held('manager', 'metro', '2021-01-01')],
  substituteDuties: [held('manager', 'line', '2021-01-01')],
  tree: [
    { id: 'city', parentId: null },
    { id: 'metro', parentId: 'city' },
    { id: 'line', parentId: 'metro' },
    { id: 'development', parentId: 'city' },
  ],
};
const outcome = (
  wanted: Partial<WantedDelegation>,
  given: Partial<DelegationFacts> = {},
): string => {
  try {
    checkDelegation({ ...fine, ...wanted }, { ...facts, ...given });
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a role lent for an absence', () => {
  it.each<[string, Partial<WantedDelegation>, Partial<DelegationFacts>, string]>([
    ['from today', {}, {}, 'fine'],
    ['from yesterday', { fromOn: day('2026-11-22') }, {}, 'DAY_IN_PAST'],
    ['for one day', { untilOn: today }, {}, 'fine'],
    ['backwards', { fromOn: day('2026-12-07') }, {}, 'DAYS_REVERSED'],
    ['for 90 days', { untilOn: day('2027-02-20') }, {}, 'fine'],
    ['for 91 days', { untilOn: day('2027-02-21') }, {}, 'DELEGATION_TOO_LONG'],
    ['to oneself', { toPersonId: 'boss' }, {}, 'DELEGATION_TO_ONESELF'],
    [
      'of system administration',
      { role: 'system-admin' },
      { lenderHolds: [held('system-admin', 'metro', '2021-01-01')] },
      'ROLE_NOT_DELEGABLE',
    ],
    [
      'of security administration',
      { role: 'security-admin' },
      { lenderHolds: [held('security-admin', 'metro', '2021-01-01')] },
      'ROLE_NOT_DELEGABLE',
    ],
    [
      'of audit administration',
      { role: 'audit-admin' },
      { lenderHolds: [held('audit-admin', 'metro', '2021-01-01')] },
      'ROLE_NOT_DELEGABLE',
    ],
    ['that the lender does not hold', { role: 'auditor' }, {}, 'DELEGATION_NOT_HELD'],
    [
      'that the lender holds in another organisation',
      { unitId: 'development' },
      {},
      'DELEGATION_NOT_HELD',
    ],
    ['that was only lent to the lender', {}, { lenderHolds: [] }, 'DELEGATION_NOT_HELD'],
    [
      'that ends on the last day of it',
      {},
      { lenderHolds: [held('manager', 'metro', '2021-01-01', '2026-12-06')] },
      'fine',
    ],
    [
      'that ends a day before',
      {},
      { lenderHolds: [held('manager', 'metro', '2021-01-01', '2026-12-05')] },
      'DELEGATION_NOT_HELD',
    ],
    [
      'that begins a day late',
      {},
      { lenderHolds: [held('manager', 'metro', '2026-11-24')] },
      'DELEGATION_NOT_HELD',
    ],
    ['to somebody who has no role yet', {}, { substituteDuties: [] }, 'fine'],
    [
      'to an officer of the unit',
      {},
      { substituteDuties: [held('officer', 'metro', '2021-01-01')] },
      'ROLES_OVER_ONE_UNIT',
    ],
    [
      'to an auditor of the city',
      {},
      { substituteDuties: [held('auditor', 'city', '2021-01-01')] },
      'ROLES_OVER_ONE_UNIT',
    ],
    [
      'to an officer of another organisation',
      {},
      { substituteDuties: [held('officer', 'development', '2021-01-01')] },
      'fine',
    ],
    [
      'to an administrator',
      {},
      { substituteDuties: [held('system-admin', 'city', '2021-01-01')] },
      'ROLES_NOT_COMBINABLE',
    ],
    [
      'to somebody who becomes one on its last day',
      {},
      { substituteDuties: [held('audit-admin', 'city', '2026-12-06')] },
      'ROLES_NOT_COMBINABLE',
    ],
    [
      'to somebody who becomes one afterwards',
      {},
      { substituteDuties: [held('audit-admin', 'city', '2026-12-07')] },
      'fine',
    ],
    [
      'to somebody who was one until yesterday',
      {},
      { substituteDuties: [held('audit-admin', 'city', '2021-01-01', '2026-11-22')] },
      'fine',
    ],
  ])('%s', (_, wanted, given, expected) => expect(outcome(wanted, given)).toBe(expected));
});
