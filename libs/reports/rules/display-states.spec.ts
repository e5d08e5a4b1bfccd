import { describe, expect, it } from '@jest/globals';
import type { Level } from '#alerts';
import { displayState } from './display-states.js';

describe('how an item stands on a wall screen', () => {
  it.each<[Level[] | null, string]>([
    [null, 'untracked'],
    [[], 'unknown'],
    [['no-data', 'cannot-be-judged'], 'unknown'],
    [['not-applicable', 'info'], 'unknown'],
    [['good', 'no-data'], 'good'],
    [['good', 'amber'], 'amber'],
    [['amber', 'red', 'good'], 'red'],
  ])('with the lights %j is %s', (levels, expected) => {
    expect(displayState(levels)).toBe(expected);
  });
});
