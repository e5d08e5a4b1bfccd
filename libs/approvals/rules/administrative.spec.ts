import { describe, expect, it } from '@jest/globals';
import type { Membership, Role } from '#identity';
import { administrativeAuthority } from './administrative.js';

const person = (personId: string, ...memberships: Membership[]) => ({
  personId,
  memberships,
  is: (role: Role) => memberships.some((held) => held.role === role),
});
const as = (role: Role, forPerson: string | null = null): Membership => ({
  role,
  unitId: 'city',
  forPerson,
});
const decided = (one: ReturnType<typeof person>, authors: string[]): string => {
  try {
    return administrativeAuthority(one, { authors }).role;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a request that concerns no project', () => {
  it.each<[string, Membership[], string[], string]>([
    ['another security administrator', [as('security-admin')], ['filer'], 'security-admin'],
    ['the audit administrator', [as('audit-admin')], ['filer'], 'audit-admin'],
    ['the system administrator', [as('system-admin')], ['filer'], 'system-admin'],
    ['its filer', [as('security-admin')], ['filer', 'me'], 'OWN_CHANGE_REQUEST'],
    ['a delegate of its filer', [as('security-admin', 'filer')], ['filer'], 'OWN_CHANGE_REQUEST'],
    ['a delegate of another', [as('security-admin', 'other')], ['filer'], 'security-admin'],
    ['a manager', [as('manager')], ['filer'], 'FORBIDDEN'],
    ['an auditor', [as('auditor')], ['filer'], 'FORBIDDEN'],
    ['nobody in particular', [], ['filer'], 'FORBIDDEN'],
  ])('and %s', (_, memberships, authors, expected) => {
    expect(decided(person('me', ...memberships), authors)).toBe(expected);
  });
});
