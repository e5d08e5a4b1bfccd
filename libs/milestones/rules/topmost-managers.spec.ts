import { expect, it } from '@jest/globals';
import { topmostManagers } from './topmost-managers.js';

const TREE = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'development', parentId: 'city' },
];

it.each<[string, [string, string][], Record<string, string[]>]>([
  ['nobody', [], {}],
  ['the city alone', [['甲', 'city']], { city: ['甲'] }],
  [
    'the city before those below it',
    [
      ['乙', 'metro'],
      ['甲', 'city'],
      ['丙', 'development'],
    ],
    { city: ['甲'] },
  ],
  [
    'each branch by itself where the city has no manager',
    [
      ['乙', 'metro'],
      ['丙', 'development'],
    ],
    { metro: ['乙'], development: ['丙'] },
  ],
  [
    'an organisation above before those below it, and several people of it',
    [
      ['乙', 'metro'],
      ['丁', 'transport'],
      ['戊', 'transport'],
      ['丁', 'transport'],
    ],
    { transport: ['丁', '戊'] },
  ],
])('tells %s', (_, managers, expected) => {
  const people = managers.map(([personId, unitId]) => ({ personId, unitId }));
  expect(Object.fromEntries(topmostManagers(TREE, people))).toEqual(expected);
});
