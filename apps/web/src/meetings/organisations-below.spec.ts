import { describe, expect, it } from '@jest/globals';
import { organisationsBelow } from './organisations-below.js';

const TREE = [
  { id: 'city', parentId: null },
  { id: 'roads', parentId: 'north' },
  { id: 'north', parentId: 'city' },
  { id: 'south', parentId: 'city' },
  { id: 'here', parentId: 'there' },
  { id: 'there', parentId: 'here' },
];

describe('the organisations of a meeting', () => {
  it.each([
    ['city', ['city', 'roads', 'north', 'south']],
    ['north', ['roads', 'north']],
    ['south', ['south']],
    ['elsewhere', []],
  ])('below %s are %j', (above, expected) =>
    expect(organisationsBelow(TREE, above).map(({ id }) => id)).toEqual(expected),
  );
});
