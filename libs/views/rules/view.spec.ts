import { describe, expect, it } from '@jest/globals';
import { FILTER_VALUE_MAX, FILTERS_MAX, readFilters } from './view.js';

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'x']));

describe('filters of a view', () => {
  it.each<[string, unknown]>([
    ['none', {}],
    ['of several kinds', { kind: 'investment', flagship: 'true', q: '地铁 2 号线', column: '10' }],
    ['with names as addresses have them', { 'a.b': '1', 'c-d': '2', e_f: '3' }],
    ['with the longest value', { q: '长'.repeat(FILTER_VALUE_MAX) }],
    ['as many as possible', many(FILTERS_MAX)],
  ])('are kept as they are: %s', (_, given) => {
    expect(readFilters(given)).toEqual(given);
  });

  it.each<[string, unknown]>([
    ['a list', ['kind']],
    ['a text', 'kind=investment'],
    ['nothing', null],
    ['a number', { column: 10 }],
    ['a list of values', { kind: ['investment'] }],
    ['a map within', { kind: { is: 'investment' } }],
    ['null', { kind: null }],
    ['an empty value', { kind: '' }],
    ['an empty name', { '': 'x' }],
    ['a name with a space', { 'a b': 'x' }],
    ['a name that addresses no filter', { ['__proto__']: 'x' }],
    ['a name with a line break', { 'a\n': 'x' }],
    ['a control character', { q: 'a\u0000b' }],
    ['half a character', { q: '\ud800' }],
    ['a value that is too long', { q: 'x'.repeat(FILTER_VALUE_MAX + 1) }],
    ['too many', many(FILTERS_MAX + 1)],
  ])('are refused: %s', (_, given) => {
    expect(readFilters(given)).toBe(undefined);
  });
});
