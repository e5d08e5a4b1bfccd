import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { type Role, ROLES } from './role.js';
import { clashingRole, type Duty } from './separation.js';

const open = (role: Role): Duty => ({ role, fromOn: day('2026-01-01'), untilOn: null });
/** Which roles one person may hold beside another: those who work may add up, an administration stands alone. */
const beside: Record<Role, readonly Role[]> = {
  officer: ['officer', 'manager', 'auditor'],
  manager: ['officer', 'manager', 'auditor'],
  auditor: ['officer', 'manager', 'auditor'],
  'system-admin': ['system-admin'],
  'security-admin': ['security-admin'],
  'audit-admin': ['audit-admin'],
};

describe('three administrations in three hands', () => {
  it.each(ROLES.flatMap((held) => ROLES.map((wanted) => [held, wanted, beside[held].includes(wanted)] as const)))('%s beside %s: %s', (held, wanted, combinable) => {
    expect(clashingRole([open(held)], open(wanted))).toBe(combinable ? null : held);
  });

  const was = (fromOn: string, untilOn: string | null): Duty[] => [{ role: 'manager', fromOn: day(fromOn), untilOn: untilOn === null ? null : day(untilOn) }];
  it.each<[string, Duty[], Role | null]>([
    ['until the day before', was('2025-01-01', '2026-05-31'), null],
    ['until the first day', was('2025-01-01', '2026-06-01'), 'manager'],
    ['from the last day', was('2026-06-30', null), 'manager'],
    ['from the day after', was('2026-07-01', null), null],
    ['within', was('2026-06-10', '2026-06-10'), 'manager'],
    ['around', was('2025-01-01', null), 'manager'],
  ])('a manager %s of an administration in June', (_, held, clash) => {
    expect(clashingRole(held, { role: 'audit-admin', fromOn: day('2026-06-01'), untilOn: day('2026-06-30') })).toBe(clash);
  });

  it('names the one that is in the way', () => expect(clashingRole([open('security-admin'), ...was('2020-01-01', '2020-12-31')], open('officer'))).toBe('security-admin'));
});
