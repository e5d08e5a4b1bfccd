import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import type { Role } from './role.js';
import {
  limitOf,
  type Restriction,
  type RestrictionFacts,
  restrictionsOf,
} from './restrictions.js';
import { SignInPolicy } from './sign-in-policy.js';

const now = new Date('2026-11-28T02:00:00Z');
const TRIAL = {};
const PRODUCTION = { INSTALLATION: 'production' };
const CHANGE: Restriction = 'password-change-required';
const ENROL: Restriction = 'second-factor-enrolment-required';

type Row = [
  situation: string,
  settings: Record<string, string>,
  facts: Partial<RestrictionFacts>,
  roles: Role[],
  expected: Restriction[],
];

describe('what somebody has to do first', () => {
  it.each<Row>([
    ['nothing, as a rule', TRIAL, {}, ['officer'], []],
    [
      'replace a password that somebody else gave',
      TRIAL,
      { mustChangePassword: true },
      ['officer'],
      [CHANGE],
    ],
    [
      'both, the password first',
      TRIAL,
      { mustChangePassword: true, rolesNeedingFactor: ['officer'] },
      ['officer'],
      [CHANGE, ENROL],
    ],
    [
      'enrol, when a role needs it',
      TRIAL,
      { rolesNeedingFactor: ['manager'] },
      ['officer', 'manager'],
      [ENROL],
    ],
    [
      'nothing, once enrolled',
      TRIAL,
      { rolesNeedingFactor: ['manager'], hasSecondFactor: true },
      ['manager'],
      [],
    ],
    [
      'nothing, when only others’ roles need it',
      TRIAL,
      { rolesNeedingFactor: ['manager'] },
      ['officer'],
      [],
    ],
    ['nothing, without any role', TRIAL, { rolesNeedingFactor: ['manager'] }, [], []],
    [
      'nothing in a trial with the password of a first account',
      TRIAL,
      { initialPassword: true },
      ['manager'],
      [],
    ],
    [
      'everything in production with the password of a first account',
      PRODUCTION,
      { initialPassword: true },
      ['security-admin'],
      [CHANGE, ENROL],
    ],
    [
      'the password alone, where the role decides nothing',
      PRODUCTION,
      { initialPassword: true },
      ['officer'],
      [CHANGE],
    ],
    ...(['manager', 'system-admin', 'security-admin', 'audit-admin'] as const).map((role): Row => [
      `enrol in production as ${role}`,
      PRODUCTION,
      {},
      [role],
      [ENROL],
    ]),
    ['nothing in production for who reads', PRODUCTION, {}, ['auditor', 'officer'], []],
    ['nothing in production once enrolled', PRODUCTION, { hasSecondFactor: true }, ['manager'], []],
    [
      'replace an old password, where passwords age',
      { PASSWORD_DAYS_MAX: '90' },
      { passwordSince: '2026-08-30T02:00:00+00:00' },
      ['officer'],
      [CHANGE],
    ],
    [
      'nothing a moment earlier',
      { PASSWORD_DAYS_MAX: '90' },
      { passwordSince: '2026-08-30T02:00:00.001+00:00' },
      ['officer'],
      [],
    ],
    [
      'nothing, however old, where they do not',
      TRIAL,
      { passwordSince: '2020-01-01T00:00:00+00:00' },
      ['officer'],
      [],
    ],
  ])('%s', (_, settings, given, roles, expected) => {
    const facts: RestrictionFacts = {
      mustChangePassword: false,
      initialPassword: false,
      passwordSince: '2026-11-01T00:00:00+00:00',
      hasSecondFactor: false,
      rolesNeedingFactor: [],
      ...given,
    };
    const policy = new SignInPolicy(readSettings(settings));
    expect(
      restrictionsOf({ facts, memberships: roles.map((role) => ({ role })) }, policy, now),
    ).toEqual(expected);
  });

  it('is told under its earlier name too', () => {
    expect([limitOf([]), limitOf([CHANGE, ENROL]), limitOf([ENROL])]).toEqual([
      null,
      'password-change',
      'second-factor-enrolment',
    ]);
  });
});

describe('the password of a first account', () => {
  const week = 7 * 86_400_000;
  it.each<[string, Record<string, string>, Date | null, boolean]>([
    ['opens until a week has passed', PRODUCTION, new Date(now.getTime() - week + 1), false],
    ['and no longer', PRODUCTION, new Date(now.getTime() - week), true],
    ['opens for ever in a trial', TRIAL, new Date('2020-01-01'), false],
    ['is no matter for who has another', PRODUCTION, null, false],
  ])('%s', (_, settings, since, lapsed) =>
    expect(new SignInPolicy(readSettings(settings)).initialPasswordLapsed(since, now)).toBe(lapsed),
  );
});
