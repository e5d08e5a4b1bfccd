import { describe, expect, it } from '@jest/globals';
import type { Membership, TreeOrganisation } from './role.js';
import { scopeOf } from './scope-of.js';
import { organisationsBelow } from './organisations-below.js';

const tree: TreeOrganisation[] = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'rail', parentId: 'transport' },
  { id: 'development', parentId: 'city' },
];
const all = ['city', 'development', 'metro', 'rail', 'transport'];

describe('what a person may see and write', () => {
  it.each<
    [string, Membership[], { sees: string[] | 'all'; writes: string[]; records?: string[] | 'all' }]
  >([
    [
      'an officer works for the unit and those below it',
      [{ role: 'officer', unitId: 'transport' }],
      { sees: ['metro', 'rail', 'transport'], writes: ['metro', 'rail', 'transport'] },
    ],
    [
      'a manager likewise',
      [{ role: 'manager', unitId: 'metro' }],
      { sees: ['metro'], writes: ['metro'] },
    ],
    [
      "a manager of the city writes each of today's units by name",
      [{ role: 'manager', unitId: 'city' }],
      { sees: all, writes: all },
    ],
    [
      'an auditor of a unit reads it and writes nothing',
      [{ role: 'auditor', unitId: 'transport' }],
      { sees: ['metro', 'rail', 'transport'], writes: [], records: ['metro', 'rail', 'transport'] },
    ],
    [
      'an auditor of the city reads everything',
      [{ role: 'auditor', unitId: 'city' }],
      { sees: 'all', writes: [], records: 'all' },
    ],
    [
      'a system administrator reaches no project',
      [{ role: 'system-admin', unitId: 'city' }],
      { sees: [], writes: [] },
    ],
    [
      'nor does a security administrator, nor another account before a command asks',
      [{ role: 'security-admin', unitId: 'city' }],
      { sees: [], writes: [] },
    ],
    [
      'nor does an audit administrator, who reads the whole record',
      [{ role: 'audit-admin', unitId: 'city' }],
      { sees: [], writes: [], records: 'all' },
    ],
    [
      'roles of several units add up, and the record is read where they audit',
      [
        { role: 'officer', unitId: 'metro' },
        { role: 'auditor', unitId: 'development' },
      ],
      { sees: ['development', 'metro'], writes: ['metro'], records: ['development'] },
    ],
    [
      'who files and decides over one unit reads there and writes what is below one of them alone',
      [
        { role: 'officer', unitId: 'transport' },
        { role: 'manager', unitId: 'metro' },
      ],
      { sees: ['metro', 'rail', 'transport'], writes: ['rail', 'transport'] },
    ],
    [
      'who files where they audit reads it and writes nothing',
      [
        { role: 'officer', unitId: 'metro' },
        { role: 'auditor', unitId: 'city' },
      ],
      { sees: 'all', writes: [], records: 'all' },
    ],
    [
      'a unit that is gone gives nothing',
      [{ role: 'officer', unitId: 'dissolved' }],
      { sees: [], writes: [] },
    ],
    ['nobody sees anything without a role', [], { sees: [], writes: [] }],
  ])('%s', (_, memberships, expected) => {
    expect(scopeOf({ personId: 'p', memberships, tree, requestId: 'r', from: '10.0.0.1' })).toEqual(
      {
        actorId: 'p',
        authority:
          memberships
            .map(({ role, unitId }) => `${role}@${unitId}`)
            .sort()
            .join(' ') || 'none',
        requestId: 'r',
        from: '10.0.0.1',
        records: [],
        ownAccountOnly: !memberships.some(({ role }) => role === 'security-admin'),
        ...expected,
      },
    );
  });

  it('an auditor of one of two cities does not read the other', () => {
    const two = [...tree, { id: 'other-city', parentId: null }];
    expect(
      scopeOf({
        personId: 'p',
        memberships: [{ role: 'auditor', unitId: 'city' }],
        tree: two,
        requestId: 'r',
      }).sees,
    ).toEqual(all);
  });

  it('a tree that bites its tail ends too', () => {
    expect(
      organisationsBelow(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'a',
      ),
    ).toEqual(['a', 'b']);
  });
});
