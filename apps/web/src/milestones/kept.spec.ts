import { describe, expect, it } from '@jest/globals';
import { changeOfKept, isWeight, shownWeight } from './kept.js';

describe('the weight of a milestone', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, true],
    ['', true],
    [' 12.5 ', true],
    ['0.01', true],
    ['100', true],
    ['100.00', true],
    ['0', false],
    ['100.01', false],
    ['12.345', false],
    ['-5', false],
    ['12,5', false],
    ['一半', false],
  ])('%s: %s', (typed, good) => {
    expect(isWeight(typed)).toBe(good);
  });

  it.each<[string | null, string | null]>([
    [null, null],
    ['12.50', '12.5'],
    ['12.05', '12.05'],
    ['40.00', '40'],
    ['40', '40'],
    ['100', '100'],
  ])('%s is shown as %s', (weight, shown) => {
    expect(shownWeight(weight)).toBe(shown);
  });
});

describe('the change that was typed', () => {
  it.each<[string | undefined, string | null | undefined, object]>([
    [' ', undefined, { weight: null, ownerPersonId: null }],
    [' 12.5 ', 'someone', { weight: '12.5', ownerPersonId: 'someone' }],
    ['5', 'owner', { weight: '5' }],
  ])('weight %p, owner %p', (weight, ownerPersonId, change) => {
    expect(changeOfKept({ weight, ownerPersonId }, 'owner')).toEqual(change);
  });
});
