import { describe, expect, it } from '@jest/globals';
import type { TreeOrganisation } from './role.js';
import { checkParent, LEVELS_MAX, organisationsAbove } from './organisation-tree.js';

const tree: TreeOrganisation[] = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'line-3', parentId: 'metro' },
  { id: 'development', parentId: 'city' },
];
const chain = (units: number): TreeOrganisation[] =>
  Array.from({ length: units }, (_, at) => ({
    id: `u${at + 1}`,
    parentId: at === 0 ? null : `u${at}`,
  }));
const outcome = (units: readonly TreeOrganisation[], unit: string, parent: string): string => {
  try {
    checkParent(units, unit, parent);
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('where a unit may stand', () => {
  it.each<[string, readonly TreeOrganisation[], string, string, string]>([
    ['a new one below any', tree, 'bus', 'line-3', 'fine'],
    ['one below another branch', tree, 'metro', 'development', 'fine'],
    ['one where it stands already', tree, 'metro', 'transport', 'fine'],
    ['one below itself', tree, 'metro', 'metro', 'UNIT_BELOW_ITSELF'],
    ['one below its own child', tree, 'transport', 'metro', 'UNIT_BELOW_ITSELF'],
    ['one below its grandchild', tree, 'transport', 'line-3', 'UNIT_BELOW_ITSELF'],
    ['the topmost one below any', tree, 'city', 'development', 'UNIT_BELOW_ITSELF'],
    ['one below a unit that is not there', tree, 'bus', 'nowhere', 'UNIT_UNKNOWN'],
    ['a new one on the last level', chain(LEVELS_MAX - 1), 'new', `u${LEVELS_MAX - 1}`, 'fine'],
    ['a new one a level too deep', chain(LEVELS_MAX), 'new', `u${LEVELS_MAX}`, 'UNIT_TOO_DEEP'],
    [
      'a branch that fits exactly',
      [...chain(LEVELS_MAX - 2), { id: 'a', parentId: 'u1' }, { id: 'b', parentId: 'a' }],
      'a',
      `u${LEVELS_MAX - 2}`,
      'fine',
    ],
    [
      'a branch whose lowest unit would be too deep',
      [...chain(LEVELS_MAX - 1), { id: 'a', parentId: 'u1' }, { id: 'b', parentId: 'a' }],
      'a',
      `u${LEVELS_MAX - 1}`,
      'UNIT_TOO_DEEP',
    ],
  ])('%s', (_, units, unit, parent, expected) =>
    expect(outcome(units, unit, parent)).toBe(expected),
  );

  it('is found from below', () =>
    expect(organisationsAbove(tree, 'line-3')).toEqual(['line-3', 'metro', 'transport', 'city']));
  it('ends in a tree that bites its tail', () =>
    expect(
      organisationsAbove(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'a',
      ),
    ).toEqual(['a', 'b']));
});
