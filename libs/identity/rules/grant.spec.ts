import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { type GrantFacts, checkGrant, type WantedMembership } from './grant.js';
import type { Role } from './role.js';

const today = day('2026-11-23');
const held = (role: Role, unitId: string, fromOn: string, untilOn: string | null = null) => ({
  role,
  unitId,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
});
const fine: WantedMembership = { unitId: 'metro', role: 'officer', fromOn: today, untilOn: null };
const facts: GrantFacts = {
  today,
  granter: 'guard',
  person: { id: 'new', active: true },
  tree: [
    { id: 'city', parentId: null },
    { id: 'metro', parentId: 'city' },
    { id: 'road', parentId: 'city' },
  ],
  memberships: [],
  duties: [],
};
const outcome = (wanted: Partial<WantedMembership>, given: Partial<GrantFacts>): string => {
  try {
    checkGrant({ ...fine, ...wanted }, { ...facts, ...given });
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a role given', () => {
  it.each<[string, Partial<WantedMembership>, Partial<GrantFacts>, string]>([
    ['from today for good', {}, {}, 'fine'],
    [
      'from tomorrow for a day',
      { fromOn: day('2026-11-24'), untilOn: day('2026-11-24') },
      {},
      'fine',
    ],
    ['from yesterday', { fromOn: day('2026-11-22') }, {}, 'DAY_IN_PAST'],
    ['backwards', { untilOn: day('2026-11-22') }, {}, 'DAYS_REVERSED'],
    ['to oneself', {}, { granter: 'new' }, 'ROLE_NOT_FOR_ONESELF'],
    ['to a closed account', {}, { person: { id: 'new', active: false } }, 'PERSON_INACTIVE'],
    ['in a unit that is not there', { unitId: 'nowhere' }, {}, 'UNIT_UNKNOWN'],
    ['of administration at the top', { role: 'audit-admin', unitId: 'city' }, {}, 'fine'],
    ['of administration further down', { role: 'audit-admin' }, {}, 'ADMIN_ROLE_AT_TOP'],
    [
      'that is held',
      {},
      { memberships: [held('officer', 'metro', '2021-01-01')] },
      'ROLE_ALREADY_HELD',
    ],
    [
      'that was held until yesterday',
      {},
      { memberships: [held('officer', 'metro', '2021-01-01', '2026-11-22')] },
      'fine',
    ],
    [
      'that is held until today',
      {},
      { memberships: [held('officer', 'metro', '2021-01-01', '2026-11-23')] },
      'ROLE_ALREADY_HELD',
    ],
    [
      'that begins later anyway',
      {},
      { memberships: [held('officer', 'metro', '2027-01-01')] },
      'ROLE_ALREADY_HELD',
    ],
    [
      'until the day before it begins anyway',
      { untilOn: day('2026-12-31') },
      { memberships: [held('officer', 'metro', '2027-01-01')] },
      'fine',
    ],
    [
      'that is held in another organisation',
      {},
      { memberships: [held('officer', 'city', '2021-01-01')] },
      'fine',
    ],
    [
      'beside another one of work over the same unit',
      { role: 'manager' },
      { duties: [held('officer', 'metro', '2021-01-01')] },
      'ROLES_OVER_ONE_UNIT',
    ],
    [
      'of work above the unit of another one',
      { role: 'auditor', unitId: 'city' },
      { duties: [held('officer', 'metro', '2021-01-01')] },
      'ROLES_OVER_ONE_UNIT',
    ],
    [
      'beside another one of work over a unit beside',
      { role: 'manager' },
      { duties: [held('officer', 'road', '2021-01-01')] },
      'fine',
    ],
    [
      'beside another one of work that ended yesterday',
      { role: 'manager' },
      { duties: [held('officer', 'metro', '2021-01-01', '2026-11-22')] },
      'fine',
    ],
    [
      'of work beside administration',
      {},
      { duties: [held('security-admin', 'city', '2021-01-01')] },
      'ROLES_NOT_COMBINABLE',
    ],
    [
      'of administration beside what was lent',
      { role: 'system-admin', unitId: 'city' },
      { duties: [held('manager', 'metro', '2026-11-01', '2026-11-23')] },
      'ROLES_NOT_COMBINABLE',
    ],
  ])('%s', (_, wanted, given, expected) => expect(outcome(wanted, given)).toBe(expected));
});
