import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import type { Role } from './role.js';
import { grantNeedsSecond, resetNeedsSecond } from './second-administrator.js';

const today = day('2026-07-15');
const held = (role: Role, untilOn: string | null = null) => ({
  role,
  unitId: 'sample-transport',
  fromOn: day('2026-01-01'),
  untilOn: untilOn === null ? null : day(untilOn),
});

describe('a grant across the separation of duties', () => {
  it.each<[Role, Role[], boolean]>([
    ['officer', [], false],
    ['manager', [], false],
    ['auditor', [], false],
    ['system-admin', [], true],
    ['security-admin', [], true],
    ['audit-admin', [], true],
    ['officer', ['officer'], false],
    ['manager', ['officer'], true],
    ['officer', ['manager'], true],
    ['auditor', ['manager'], true],
    ['leader', ['manager'], false],
    ['manager', ['leader'], false],
  ])('%s to who holds %j needs a second administrator: %s', (role, roles, needs) => {
    expect(
      grantNeedsSecond(
        { role },
        roles.map((one) => held(one)),
        today,
      ),
    ).toBe(needs);
  });

  it('does not look at roles that have ended', () => {
    expect(grantNeedsSecond({ role: 'manager' }, [held('officer', '2026-07-14')], today)).toBe(
      false,
    );
    expect(grantNeedsSecond({ role: 'manager' }, [held('officer', '2026-07-15')], today)).toBe(
      true,
    );
  });
});

describe('the reset of a password', () => {
  it.each<[Role, boolean]>([
    ['officer', false],
    ['leader', false],
    ['auditor', false],
    ['manager', true],
    ['system-admin', true],
    ['security-admin', true],
    ['audit-admin', true],
  ])('of %s needs a second administrator: %s', (role, needs) => {
    expect(resetNeedsSecond([held(role)], today)).toBe(needs);
    expect(resetNeedsSecond([held(role, '2026-07-14')], today)).toBe(false);
  });
});
