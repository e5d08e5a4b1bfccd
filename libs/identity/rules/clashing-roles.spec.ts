import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { isAdminRole, type Role, ROLES, type TreeOrganisation } from './role.js';
import { clashingRole, type Assignment } from './clashing-roles.js';

const tree: TreeOrganisation[] = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'development', parentId: 'city' },
];
const held = (
  role: Role,
  unitId: string,
  fromOn = '2026-01-01',
  untilOn: string | null = null,
): Assignment => ({
  role,
  unitId,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
});
const clash = (have: Assignment[], wanted: Assignment): [Role, string] | null => {
  const found = clashingRole(have, wanted, tree);
  return found && [found.role, found.code];
};
const pairs = ROLES.flatMap((one) => ROLES.map((other) => [one, other] as const));

describe('three administrations in three hands', () => {
  it.each(pairs)('%s beside %s, in units beside each other', (one, other) => {
    const alone = one !== other && (isAdminRole(one) || isAdminRole(other));
    expect(clash([held(one, 'metro')], held(other, 'development'))).toEqual(
      alone ? [one, 'ROLES_NOT_COMBINABLE'] : null,
    );
  });

  it.each<[string, [string, string | null], boolean]>([
    ['until the day before', ['2025-01-01', '2026-05-31'], false],
    ['until the first day', ['2025-01-01', '2026-06-01'], true],
    ['from the last day', ['2026-06-30', null], true],
    ['from the day after', ['2026-07-01', null], false],
    ['within', ['2026-06-10', '2026-06-10'], true],
    ['around', ['2025-01-01', null], true],
  ])('a manager %s of an administration in June', (_, days, refused) => {
    const wanted = held('audit-admin', 'city', '2026-06-01', '2026-06-30');
    expect(clash([held('manager', 'metro', ...days)], wanted)).toEqual(
      refused ? ['manager', 'ROLES_NOT_COMBINABLE'] : null,
    );
  });

  it('names the one that is in the way', () => {
    const have = [
      held('security-admin', 'city'),
      held('manager', 'metro', '2020-01-01', '2020-12-31'),
    ];
    expect(clash(have, held('officer', 'metro'))?.[0]).toBe('security-admin');
  });
});

describe('submitting, deciding and auditing over one organisation by three people', () => {
  const work = ['officer', 'manager', 'auditor'] as const;
  const workPairs = work.flatMap((one) => work.map((other) => [one, other] as const));
  it.each(workPairs)(
    '%s beside %s: in the same unit, above it, below it, not beside it',
    (one, other) => {
      const refused = one === other ? null : [one, 'ROLES_OVER_ONE_UNIT'];
      for (const [mine, theirs] of [
        ['metro', 'metro'],
        ['metro', 'city'],
        ['city', 'metro'],
        ['transport', 'metro'],
      ] as const) {
        expect([mine, theirs, clash([held(one, mine)], held(other, theirs))]).toEqual([
          mine,
          theirs,
          refused,
        ]);
      }
      expect(clash([held(one, 'metro')], held(other, 'development'))).toBeNull();
    },
  );

  it('on days that meet alone', () => {
    const until = [held('officer', 'metro', '2025-01-01', '2026-05-31')];
    expect(clash(until, held('manager', 'metro', '2026-06-01'))).toBeNull();
    expect(clash(until, held('manager', 'metro', '2026-05-31'))).toEqual([
      'officer',
      'ROLES_OVER_ONE_UNIT',
    ]);
  });
});
