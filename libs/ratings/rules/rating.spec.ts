import { describe, expect, it } from '@jest/globals';
import type { Level } from '#alerts';
import { computedRating, isBetter, type Rating } from './rating.js';

describe('what the lights say together', () => {
  it.each<[Level[], Rating | null]>([
    [[], null],
    [['no-data', 'cannot-be-judged', 'not-applicable'], null],
    [['good', 'no-data'], 'green'],
    [['good', 'amber'], 'amber'],
    [['amber', 'red', 'good'], 'red'],
    [['info'], null],
  ])('%j is %s', (levels, expected) => {
    expect(computedRating(levels.map((level) => ({ level })))).toBe(expected);
  });
});

describe('a rating', () => {
  it.each<[Rating, Rating | null, boolean]>([
    ['green', 'red', true],
    ['amber', 'red', true],
    ['green', 'amber', true],
    ['amber', 'amber', false],
    ['red', 'green', false],
    ['green', null, false],
  ])('%s beside %s needs a second person: %s', (rating, computed, expected) => {
    expect(isBetter(rating, computed)).toBe(expected);
  });
});
