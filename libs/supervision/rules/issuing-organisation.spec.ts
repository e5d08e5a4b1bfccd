import { describe, expect, it } from '@jest/globals';
import { actorFrom, type Membership } from '#identity';
import { issuingOrganisation } from './issuing-organisation.js';

const tree = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
];
const person = (...memberships: Membership[]) =>
  actorFrom({ id: 'me', name: 'me', email: 'me@x.example', language: 'zh' }, memberships, tree, {
    requestId: 'r',
  });

describe('on whose behalf an item is assigned to the metro', () => {
  it.each<[string, Membership[], string | null]>([
    ['a manager of the city', [{ role: 'manager', unitId: 'city' }], 'city'],
    [
      'a manager of the city and of transport',
      [
        { role: 'manager', unitId: 'transport' },
        { role: 'manager', unitId: 'city' },
      ],
      'city',
    ],
    ['a manager of the metro', [{ role: 'manager', unitId: 'metro' }], 'metro'],
    ['an officer of transport', [{ role: 'officer', unitId: 'transport' }], 'transport'],
    ['an auditor', [{ role: 'auditor', unitId: 'city' }], null],
  ])('by %s', (_, memberships, expected) =>
    expect(issuingOrganisation(person(...memberships), 'metro')).toBe(expected),
  );
});
